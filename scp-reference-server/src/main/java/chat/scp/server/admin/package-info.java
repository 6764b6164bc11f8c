/**
 * What an operator looks at: metrics, health, and a page for a browser. May import {@code
 * chat.scp.server}, its service and its store; nobody but the programs imports it.
 */
@NullMarked
package chat.scp.server.admin;

import org.jspecify.annotations.NullMarked;
