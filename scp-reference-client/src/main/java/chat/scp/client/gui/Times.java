package chat.scp.client.gui;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Times as people say them, in the clock's zone. */
record Times(Clock clock, Locale locale) {
    static Times here() {
        return new Times(Clock.system(ZoneId.systemDefault()), Locale.getDefault());
    }

    LocalDate day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(clock.getZone()).toLocalDate();
    }

    /** Of a day: today, yesterday, or which one. */
    String dayTitle(LocalDate day) {
        LocalDate today = LocalDate.now(clock);
        if (day.equals(today)) {
            return "Today";
        }
        if (day.equals(today.minusDays(1))) {
            return "Yesterday";
        }
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .format(day);
    }

    String time(long millis) {
        return millis == 0 ? "" : format(millis, DateTimeFormatter.ofPattern("HH:mm", locale));
    }

    /** For a list: the time today, else the day. */
    String brief(long millis) {
        if (millis == 0) {
            return "";
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate day = day(millis);
        if (day.equals(today)) {
            return time(millis);
        }
        String pattern = day.isAfter(today.minusDays(6)) ? "EEE" : day.getYear() == today.getYear() ? "d MMM" : "yyyy";
        return format(millis, DateTimeFormatter.ofPattern(pattern, locale));
    }

    private String format(long millis, DateTimeFormatter formatter) {
        return formatter.format(Instant.ofEpochMilli(millis).atZone(clock.getZone()));
    }
}
