package chat.scp.pdu.v2;

import chat.scp.pdu.Extensions;
import chat.scp.pdu.Pdu;

/** A PDU of SCP/2. §7 */
public sealed interface Scp2Pdu extends Pdu
        permits Scp2Pdu.Request,
                Hello,
                Challenge,
                Response,
                Welcome,
                Refused,
                Token,
                Ping,
                Pong,
                Goaway,
                Close,
                Channel,
                Nop,
                Done,
                Failed,
                Conversation,
                Member,
                User,
                Device,
                Invite,
                Ringing,
                Accept,
                Reject,
                Confirm,
                Cancel,
                Message,
                Stored,
                Rejected,
                Mark,
                Page,
                Skipped,
                Head,
                Typing,
                Presence,
                Keys,
                Notice {

    int VERSION = 2;

    Scp2Type type();

    /** Fields that the layout does not know. */
    Extensions extensions();

    @Override
    default int version() {
        return VERSION;
    }

    @Override
    default int typeCode() {
        return type().code();
    }

    /** Asks for something; DONE or FAILED with the same number ends it. §4.9 */
    sealed interface Request extends Scp2Pdu
            permits Register,
                    Credential,
                    List,
                    Leave,
                    Block,
                    Revoke,
                    Profile,
                    Fetch,
                    Create,
                    Join,
                    Moderate,
                    Configure,
                    PublishKeys,
                    ClaimKeys {
        int request();

        /** The same under another number: the session numbers what the application asks. */
        Request withRequest(int number);
    }
}
