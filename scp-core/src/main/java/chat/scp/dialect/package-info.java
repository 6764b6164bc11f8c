/**
 * What a version must bring to be spoken: codecs, and an engine for either end. Imports {@code
 * signal}, {@code machine}, {@code auth}, {@code extension}, {@code wire} and {@code pdu}.
 */
@NullMarked
package chat.scp.dialect;

import org.jspecify.annotations.NullMarked;
