package chat.scp.spec;

/**
 * One rule of the specification: {@code **[id]** obligation. _Else: consequence._}
 *
 * @param file where it stands
 * @param id section and number
 * @param obligation who does or does not do what
 * @param otherwise the code that breaking it earns, or what happens
 */
record Rule(String file, String id, String obligation, String otherwise) {
    String section() {
        return id.substring(0, id.lastIndexOf('-'));
    }

    int number() {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }

    int chapter() {
        return Integer.parseInt(id.substring(0, id.indexOf('.')));
    }

    /** Its first words, enough to know it again. */
    String firstWords() {
        String[] words = obligation.split(" ", 13);
        return words.length < 13
                ? obligation
                : obligation.substring(0, obligation.length() - words[12].length()) + "...";
    }
}
