package chat.scp.client.model;

/**
 * How much a model holds. The values of {@link #USUAL} stand in brackets.
 *
 * @param messages loaded messages of one conversation [2,000]
 * @param bytes of their bodies, about [4 MiB]
 * @param totalBytes of all conversations; the ones used longest ago are unloaded first [64 MiB]
 * @param overlays messages of one conversation of which edits, reactions and deletions are kept though they
 *     are not loaded [4,000]
 * @param notices that are kept [100]
 */
public record ModelLimits(int messages, long bytes, long totalBytes, int overlays, int notices) {
    public static final ModelLimits USUAL = new ModelLimits(2_000, 4L << 20, 64L << 20, 4_000, 100);

    public ModelLimits {
        if (messages < 1 || bytes < 1 || totalBytes < 1 || overlays < 1 || notices < 1) {
            throw new IllegalArgumentException("a model holds at least something");
        }
    }
}
