package chat.scp.pdu;

/**
 * A file that is kept elsewhere, as a message refers to it. Whoever fetches it checks size and hash, and asks the
 * user before following {@code uri}: the sender chose it, and nobody has looked at it. Immutable. §6.8
 *
 * @param size bytes of the file
 * @param sha256 hash of the file, 32 bytes
 * @param mediaType such as {@code image/png}; may be empty
 * @param name the file's name, to show, never a path to write to; may be empty
 * @param uri where the file is
 * @param caption text to show with it; may be empty
 */
public record Attachment(long size, Bytes sha256, String mediaType, String name, String uri, String caption) {
    public static final int HASH_BYTES = 32;
    public static final int MAX_URI_BYTES = 2048;
    public static final int MAX_CAPTION_BYTES = 4096;

    public Attachment {
        Check.u64("size", size);
        Check.exactSize("sha256", sha256, HASH_BYTES);
        Check.text("mediaType", mediaType, 0xFF);
        Check.text("name", name, 0xFF);
        Check.text("uri", uri, MAX_URI_BYTES);
        Check.text("caption", caption, MAX_CAPTION_BYTES);
    }
}
