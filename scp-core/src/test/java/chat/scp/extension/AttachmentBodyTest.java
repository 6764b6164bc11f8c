package chat.scp.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.Attachment;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AttachmentBodyTest {
    private static final Attachment CAT = new Attachment(
            70_000, Bytes.ofHex("ab".repeat(32)), "image/png", "cat.png", "https://example.net/c", "Ein K\u00e4tzchen");

    private static final String CAT_HEX = "0000000000011170" // size
            + "ab".repeat(32) // sha256
            + "09" + "696d6167652f706e67" // mediaType
            + "07" + "6361742e706e67" // name
            + "0015" + "68747470733a2f2f6578616d706c652e6e65742f63" // uri
            + "000d" + "45696e204bc3a4747a6368656e"; // caption

    @Test
    void bodyIsLaidOutAsDrawn() {
        assertEquals(CAT_HEX, AttachmentBody.of(CAT).content().hex());
        assertEquals(ContentType.ATTACHMENT, AttachmentBody.of(CAT).contentType());
    }

    @Test
    void attachmentSurvives() {
        assertEquals(Optional.of(CAT), AttachmentBody.read(AttachmentBody.of(CAT)));
        Attachment largest = new Attachment(
                Long.MAX_VALUE,
                Bytes.ofHex("00".repeat(32)),
                "x".repeat(0xFF),
                "",
                "y".repeat(Attachment.MAX_URI_BYTES),
                "z".repeat(Attachment.MAX_CAPTION_BYTES));
        assertEquals(Optional.of(largest), AttachmentBody.read(AttachmentBody.of(largest)));
    }

    @Test
    @Spec("6.8-4")
    void bodyThatIsCutIsUnreadable() {
        for (int cut = 0; cut < CAT_HEX.length(); cut += 2) {
            assertUnreadable(CAT_HEX.substring(0, cut));
        }
    }

    @Test
    void whatFollowsTheCaptionIsPassedOver() {
        Body longer = new Body(ContentType.ATTACHMENT, Bytes.ofHex(CAT_HEX + "c0ffee"));
        assertEquals(Optional.of(CAT), AttachmentBody.read(longer));
    }

    @Test
    @Spec("6.8-4")
    void bodyWithABadFieldIsUnreadable() {
        assertUnreadable("8" + CAT_HEX.substring(1)); // size with its top bit set
        assertUnreadable(CAT_HEX.replace("09696d", "09ff6d")); // not UTF-8
        assertUnreadable(CAT_HEX.replace("07636174", "07630a74")); // a control character
        String fixed = CAT_HEX.substring(0, 80) + "0000";
        assertUnreadable(fixed + "0801" + "78".repeat(2049) + "0000"); // uri too long
        assertUnreadable(fixed + "0000" + "1001" + "78".repeat(4097)); // caption too long
    }

    @Test
    void bodyOfAnotherTypeIsNoAttachment() {
        assertEquals(Optional.empty(), AttachmentBody.read(new Body(ContentType.TEXT, Bytes.ofHex(CAT_HEX))));
        assertEquals(Optional.empty(), AttachmentBody.read(Body.EMPTY));
    }

    @Property
    void anyBytesAreAnAttachmentOrNone(@ForAll @Size(max = 120) byte[] content) {
        Body body = new Body(ContentType.ATTACHMENT, Bytes.of(content));
        AttachmentBody.read(body).ifPresent(a -> assertBegins(body, AttachmentBody.of(a)));
    }

    @Property
    void attachmentWithAChangedByteReadsAsItStandsOrNotAtAll(@ForAll @IntRange(max = 95) int at, @ForAll byte value) {
        byte[] content = Bytes.ofHex(CAT_HEX).toArray();
        content[at] = value;
        Body body = new Body(ContentType.ATTACHMENT, Bytes.of(content));
        AttachmentBody.read(body).ifPresent(a -> assertBegins(body, AttachmentBody.of(a)));
    }

    @Test
    void attachmentThatDoesNotFitTheWireCannotExist() {
        Bytes hash = CAT.sha256();
        assertThrows(IllegalArgumentException.class, () -> new Attachment(-1, hash, "", "", "", ""));
        assertThrows(IllegalArgumentException.class, () -> new Attachment(0, Bytes.EMPTY, "", "", "", ""));
        assertThrows(IllegalArgumentException.class, () -> new Attachment(0, hash, "x".repeat(256), "", "", ""));
        assertThrows(IllegalArgumentException.class, () -> new Attachment(0, hash, "", "a\nb", "", ""));
        assertThrows(IllegalArgumentException.class, () -> new Attachment(0, hash, "", "", "x".repeat(2049), ""));
        assertThrows(IllegalArgumentException.class, () -> new Attachment(0, hash, "", "", "", "x".repeat(4097)));
    }

    private static void assertBegins(Body whole, Body beginning) {
        assertEquals(beginning.contentType(), whole.contentType());
        assertTrue(whole.content().hex().startsWith(beginning.content().hex()));
    }

    private static void assertUnreadable(String hex) {
        Body body = new Body(ContentType.ATTACHMENT, Bytes.ofHex(hex));
        assertEquals(Optional.empty(), AttachmentBody.read(body), hex);
    }
}
