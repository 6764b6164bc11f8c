package chat.scp.quic.tls;

import chat.scp.pdu.Bytes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The blocks of a PEM file (RFC 7468), in their order. What is between blocks is passed over, as openssl
 * writes names of keys and whole certificates in words there.
 */
record PemFile(Path path, List<Block> blocks) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /**
     * One block.
     *
     * @param encrypted whether it has the header with which openssl marked encryption before PKCS#8
     */
    record Block(String label, Bytes der, boolean encrypted) {
        boolean isKey() {
            return label.endsWith("PRIVATE KEY");
        }
    }

    PemFile {
        blocks = List.copyOf(blocks);
    }

    static PemFile read(Path path, String expected) throws TlsFileException {
        String text = new String(SmallFile.read(path, expected), StandardCharsets.ISO_8859_1);
        List<Block> blocks = blocks(path, text.lines().map(String::strip).toList());
        if (blocks.isEmpty()) {
            throw new TlsFileException(
                    path, "expected " + expected + " in PEM, but no line begins with " + BEGIN.strip());
        }
        return new PemFile(path, blocks);
    }

    List<X509Certificate> certificates() throws TlsFileException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label.equals("CERTIFICATE")) {
                certificates.add(certificate(block));
            }
        }
        return certificates;
    }

    List<Block> keys() {
        return blocks.stream().filter(Block::isKey).toList();
    }

    private X509Certificate certificate(Block block) throws TlsFileException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.der.toArray()));
        } catch (CertificateException e) {
            throw new TlsFileException(path, "expected certificates, but a block CERTIFICATE holds something else", e);
        }
    }

    private static List<Block> blocks(Path path, List<String> lines) throws TlsFileException {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
                String label = line.substring(BEGIN.length(), line.length() - DASHES.length());
                int end = lines.subList(i, lines.size()).indexOf(END + label + DASHES);
                if (end < 0) {
                    throw new TlsFileException(
                            path, "the block " + label + " that begins in line " + (i + 1) + " does not end");
                }
                blocks.add(block(path, label, i + 1, lines.subList(i + 1, i + end)));
                i += end;
            }
        }
        return blocks;
    }

    private static Block block(Path path, String label, int beginLine, List<String> lines) throws TlsFileException {
        boolean encrypted = label.startsWith("ENCRYPTED ")
                || lines.stream().anyMatch(line -> line.startsWith("Proc-Type:") && line.endsWith("ENCRYPTED"));
        StringBuilder base64 = new StringBuilder();
        lines.stream().filter(line -> line.indexOf(':') < 0).forEach(base64::append); // with a colon: headers
        try {
            return new Block(label, Bytes.of(Base64.getDecoder().decode(base64.toString())), encrypted);
        } catch (IllegalArgumentException e) {
            throw new TlsFileException(
                    path, "the block " + label + " that begins in line " + beginLine + " is not base64", e);
        }
    }

    /** One block as text. */
    static String write(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return BEGIN + label + DASHES + '\n' + base64 + '\n' + END + label + DASHES + '\n';
    }
}
