package chat.scp.v1;

import chat.scp.pdu.v1.Scp1Pdu;
import chat.scp.signal.Channel;
import java.util.List;

/** What a session wrote to one channel since somebody looked. */
record Sent(Channel channel, byte[] bytes, boolean finished) {
    String hex() {
        return Scp1Bytes.hex(bytes);
    }

    List<Scp1Pdu> pdus() {
        return Scp1Bytes.pdus(bytes);
    }

    Scp1Pdu pdu() {
        List<Scp1Pdu> all = pdus();
        if (all.size() != 1) {
            throw new AssertionError("one PDU is expected on " + channel + ", but there are " + all);
        }
        return all.get(0);
    }

    boolean isPush() {
        return channel.kind() == Channel.Kind.PUSH;
    }
}
