import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileOutputStream;
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
import javax.xml.crypto.dsig.keyinfo.*;
import javax.xml.crypto.dsig.spec.*;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.*;

/** Second opinion of the JDK: "verify FILE..." or "sign" and any number of KEY CERT TYPE METHOD IN OUT. */
public class Dsig {
    public static void main(String[] args) throws Exception {
        if (args[0].equals("verify")) {
            for (int i = 1; i < args.length; i++) verify(args[i]);
        } else {
            for (int i = 1; i < args.length; i += 6) sign(java.util.Arrays.copyOfRange(args, i - 1, i + 6));
        }
    }

    static Document parse(String file) throws Exception {
        DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
        f.setNamespaceAware(true);
        return f.newDocumentBuilder().parse(new File(file));
    }

    static void identify(Document doc, java.util.function.Consumer<Element> each) {
        for (String[] name : new String[][] {{"urn:hl7-org:v3", "nonXMLBody"}, {"urn:hl7finland", "signatureTimestamp"}}) {
            NodeList found = doc.getElementsByTagNameNS(name[0], name[1]);
            for (int i = 0; i < found.getLength(); i++) each.accept((Element) found.item(i));
        }
    }

    static void verify(String file) throws Exception {
        Document doc = parse(file);
        NodeList sigs = doc.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        for (int i = 0; i < sigs.getLength(); i++) {
            Element sig = (Element) sigs.item(i);
            byte[] der = java.util.Base64.getMimeDecoder().decode(
                sig.getElementsByTagNameNS(XMLSignature.XMLNS, "X509Certificate").item(0).getTextContent());
            X509Certificate cert = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            DOMValidateContext ctx = new DOMValidateContext(cert.getPublicKey(), sig);
            identify(doc, e -> ctx.setIdAttributeNS(e, null, "ID"));
            XMLSignature s = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(ctx);
            System.out.println(s.validate(ctx) + " " + s.getSignedInfo().getReferences().size());
        }
    }

    static void sign(String[] a) throws Exception {
        PrivateKey key = KeyFactory.getInstance(a[3]).generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(new File(a[1]).toPath())));
        X509Certificate cert = (X509Certificate) CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(new File(a[2]).toPath())));
        Document doc = parse(a[5]);
        XMLSignatureFactory f = XMLSignatureFactory.getInstance("DOM");
        NodeList stamps = doc.getElementsByTagNameNS("urn:hl7finland", "signatureTimestamp");
        for (int i = 0; i < stamps.getLength(); i++) sign(f, doc, (Element) stamps.item(i), key, cert, a[4]);
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(doc), new StreamResult(new FileOutputStream(a[6])));
    }

    /** Signs the body and one time stamp, beside that time stamp. */
    static void sign(XMLSignatureFactory f, Document doc, Element stamp, PrivateKey key, X509Certificate cert, String method) throws Exception {
        DOMSignContext ctx = new DOMSignContext(key, stamp.getParentNode());
        List<Reference> refs = new ArrayList<>();
        List<Transform> transforms = List.of(
            f.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
            f.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null));
        List<String> ids = new ArrayList<>();
        identify(doc, e -> {
            ctx.setIdAttributeNS(e, null, "ID");
            if (e == stamp || !e.getLocalName().equals("signatureTimestamp")) ids.add(e.getAttribute("ID"));
        });
        for (String id : ids) {
            refs.add(f.newReference("#" + id, f.newDigestMethod(DigestMethod.SHA256, null), transforms, null, null));
        }
        SignedInfo info = f.newSignedInfo(f.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
            f.newSignatureMethod(method, null), refs);
        KeyInfoFactory k = f.getKeyInfoFactory();
        f.newXMLSignature(info, k.newKeyInfo(List.of(k.newX509Data(List.of(cert))))).sign(ctx);
    }
}
