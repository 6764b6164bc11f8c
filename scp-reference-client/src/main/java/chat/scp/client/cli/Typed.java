package chat.scp.client.cli;

/** A line that was typed: a command and what follows it, or text. */
record Typed(Verb verb, String rest) {
    private static final String COMMANDS = "/";
    private static final int MAX_SHOWN = 20;

    /**
     * Two slashes begin a text with one.
     *
     * @throws IllegalArgumentException if it is no command; the message says so
     */
    static Typed of(String line) {
        if (line.startsWith("//")) {
            return new Typed(Verb.SAY, line.substring(1));
        }
        if (!line.startsWith(COMMANDS)) {
            return new Typed(Verb.SAY, line);
        }
        String[] parts = line.strip().split("\\s+", 2);
        Verb verb = Verb.of(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("There is no command "
                        + Shown.name(parts[0].substring(0, Math.min(MAX_SHOWN, parts[0].length())))
                        + "; /help lists those that there are, and // begins a text with a slash."));
        Typed typed = new Typed(verb, parts.length > 1 ? parts[1] : "");
        if (typed.rest.isEmpty() && verb.needsArgument()) {
            throw new IllegalArgumentException("Something is missing: " + verb.synopsis());
        }
        return typed;
    }

    /** The first word of the rest; may be empty. */
    String word() {
        return rest.split("\\s+", 2)[0];
    }

    /** What follows the first word. */
    String afterWord() {
        String[] parts = rest.split("\\s+", 2);
        return parts.length > 1 ? parts[1] : "";
    }

    /** The number of the message that is meant; 0: none is named. */
    long number() {
        String word = word();
        try {
            return word.matches("#[0-9]{1,18}") ? Long.parseLong(word.substring(1)) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The rest without the number of a message. */
    String text() {
        return number() == 0 ? rest : afterWord();
    }
}
