import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.dsig.*;
import javax.xml.crypto.dsig.dom.*;
import javax.xml.crypto.dsig.spec.*;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.*;

/** Times the JDK's XML signatures after warm-up: KEY CERT and any number of "verify" or "sign" FILE ROUNDS; prints ns of processor time per operation of each third of the rounds. */
public class Timing {
    static X509Certificate cert;
    static PrivateKey key;

    public static void main(String[] a) throws Exception {
        key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(new File(a[0]).toPath())));
        cert = (X509Certificate) CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(new File(a[1]).toPath())));
        for (int i = 2; i < a.length; i += 3) {
            byte[] src = Files.readAllBytes(new File(a[i + 1]).toPath());
            int rounds = Integer.parseInt(a[i + 2]);
            for (int n = 0; n < rounds; n++) run(a[i], src); // warm-up
            StringBuilder line = new StringBuilder();
            for (int third = 0; third < 3; third++) {
                long start = cpu();
                for (int n = 0; n < rounds; n++) run(a[i], src);
                line.append((cpu() - start) / rounds).append(' ');
            }
            System.out.println(line);
        }
    }

    /** Processor time of this process, compiler and garbage collector included. */
    static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    static void run(String op, byte[] src) throws Exception {
        DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
        f.setNamespaceAware(true);
        Document doc = f.newDocumentBuilder().parse(new ByteArrayInputStream(src));
        if (op.equals("verify")) verify(doc); else sign(doc);
    }

    static List<Element> identified(Document doc) {
        List<Element> out = new ArrayList<>();
        for (String[] name : new String[][] {{"urn:hl7-org:v3", "nonXMLBody"}, {"urn:hl7finland", "signatureTimestamp"}}) {
            NodeList found = doc.getElementsByTagNameNS(name[0], name[1]);
            for (int i = 0; i < found.getLength(); i++) out.add((Element) found.item(i));
        }
        return out;
    }

    static void verify(Document doc) throws Exception {
        DOMValidateContext ctx = new DOMValidateContext(cert.getPublicKey(), doc.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0));
        for (Element e : identified(doc)) ctx.setIdAttributeNS(e, null, "ID");
        if (!XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(ctx).validate(ctx)) throw new Exception("invalid");
    }

    static void sign(Document doc) throws Exception {
        XMLSignatureFactory f = XMLSignatureFactory.getInstance("DOM");
        Element holder = (Element) doc.getElementsByTagNameNS("urn:hl7finland", "signatureTimestamp").item(0).getParentNode();
        DOMSignContext ctx = new DOMSignContext(key, holder);
        List<Reference> refs = new ArrayList<>();
        List<Transform> transforms = List.of(f.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null));
        for (Element e : identified(doc)) {
            ctx.setIdAttributeNS(e, null, "ID");
            refs.add(f.newReference("#" + e.getAttribute("ID"), f.newDigestMethod(DigestMethod.SHA256, null), transforms, null, null));
        }
        SignedInfo info = f.newSignedInfo(f.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
            f.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null), refs);
        f.newXMLSignature(info, null).sign(ctx);
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(doc), new StreamResult(new ByteArrayOutputStream()));
    }
}
