package chat.scp.v2.codec;

import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.CodecTable;
import chat.scp.wire.FrameFormat;
import java.util.List;

/** Every codec of SCP/2. §7 */
public final class Scp2Codecs {
    public static final CodecTable TABLE = new CodecTable(
            FrameFormat.SCP2,
            Scp2Type.FIRST_IGNORABLE,
            List.of(
                    new AcceptCodec(),
                    new BlockCodec(),
                    new CancelCodec(),
                    new ChallengeCodec(),
                    new ChannelCodec(),
                    new ClaimKeysCodec(),
                    new CloseCodec(),
                    new ConfigureCodec(),
                    new ConfirmCodec(),
                    new ConversationCodec(),
                    new CreateCodec(),
                    new CredentialCodec(),
                    new DeviceCodec(),
                    new DoneCodec(),
                    new FailedCodec(),
                    new FetchCodec(),
                    new GoawayCodec(),
                    new HeadCodec(),
                    new HelloCodec(),
                    new InviteCodec(),
                    new JoinCodec(),
                    new KeysCodec(),
                    new LeaveCodec(),
                    new ListCodec(),
                    new MarkCodec(),
                    new MemberCodec(),
                    new MessageCodec(),
                    new ModerateCodec(),
                    new NopCodec(),
                    new NoticeCodec(),
                    new PageCodec(),
                    new PingCodec(),
                    new PongCodec(),
                    new PresenceCodec(),
                    new ProfileCodec(),
                    new PublishKeysCodec(),
                    new RefusedCodec(),
                    new RegisterCodec(),
                    new RejectCodec(),
                    new RejectedCodec(),
                    new ResponseCodec(),
                    new RevokeCodec(),
                    new RingingCodec(),
                    new SkippedCodec(),
                    new StoredCodec(),
                    new TokenCodec(),
                    new TypingCodec(),
                    new UserCodec(),
                    new WelcomeCodec()));

    private Scp2Codecs() {}
}
