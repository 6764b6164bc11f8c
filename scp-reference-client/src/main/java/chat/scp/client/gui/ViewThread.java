package chat.scp.client.gui;

import java.awt.EventQueue;
import javax.swing.Timer;

/** Swing's thread, for those who are on another one. */
final class ViewThread {
    /** What came within this time is shown together: often enough for an eye. */
    private static final int BATCH_MILLIS = 20;

    private ViewThread() {}

    static void run(Runnable task) {
        if (EventQueue.isDispatchThread()) {
            task.run();
        } else {
            EventQueue.invokeLater(task);
        }
    }

    /** A little later, so that more may come meanwhile. */
    static void soon(Runnable task) {
        Timer timer = new Timer(BATCH_MILLIS, event -> task.run());
        timer.setRepeats(false);
        timer.start();
    }
}
