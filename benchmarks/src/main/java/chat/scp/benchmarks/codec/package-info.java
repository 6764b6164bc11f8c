/**
 * The codec and its peers on one chat message. A class for each format, named after it, holds what every benchmark of that
 * format needs; a class for each operation holds one benchmark method for each format.
 */
@NullMarked
package chat.scp.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
