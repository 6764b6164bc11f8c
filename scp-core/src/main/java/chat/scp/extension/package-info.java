/**
 * What goes beyond the base: capabilities as agreed, extension fields by name, the values that mean nothing on
 * purpose, and bodies that have a layout of their own. Imports {@code wire} and {@code pdu} only. §3.4, §4.1, §6.8
 */
@NullMarked
package chat.scp.extension;

import org.jspecify.annotations.NullMarked;
