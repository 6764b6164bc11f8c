package chat.scp.v1.codec;

import chat.scp.wire.CodecTable;
import chat.scp.wire.FrameFormat;
import java.util.List;

/** Every codec of SCP/1. §10.2 */
public final class Scp1Codecs {
    /** SCP/1 has no types that may be skipped. */
    private static final int NONE_IGNORABLE = 0x100;

    public static final CodecTable TABLE = new CodecTable(
            FrameFormat.SCP1,
            NONE_IGNORABLE,
            List.of(
                    new ConnectReqCodec(),
                    new ConnectRespCodec(),
                    new ChatInitReqCodec(),
                    new ChatInitRespCodec(),
                    new ChatFwdReqCodec(),
                    new ChatFwdRespCodec(),
                    new TextCodec(),
                    new DisconnectReqCodec(),
                    new DisconnectNotifCodec(),
                    new AckCodec(),
                    new ErrorPduCodec()));

    private Scp1Codecs() {}
}
