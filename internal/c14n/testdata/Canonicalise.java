import com.sun.org.apache.xml.internal.security.Init;
import com.sun.org.apache.xml.internal.security.c14n.Canonicalizer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Prints "file element method sha256" for every element of every file and every method. */
public class Canonicalise {
    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    /** The PrefixList of the last method. */
    static final String PREFIXES = "p r #default absent";

    static final String[] METHODS = {
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
        EXCLUSIVE,
        "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
        "http://www.w3.org/2006/12/xml-c14n11",
        EXCLUSIVE,
    };

    public static void main(String[] files) throws Exception {
        Init.init();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        StringBuilder out = new StringBuilder();
        for (String file : files) {
            for (int m = 0; m < METHODS.length; m++) {
                // A document of its own for each method: C14N 1.1 of the JDK changes what it reads.
                Document doc = factory.newDocumentBuilder().parse(new File(file));
                NodeList elements = doc.getElementsByTagName("*");
                for (int i = 0; i < elements.getLength(); i++) {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    // A canonicaliser of its own for each call: it keeps state of the first one.
                    Canonicalizer canonicaliser = Canonicalizer.getInstance(METHODS[m]);
                    if (m == METHODS.length - 1) {
                        canonicaliser.canonicalizeSubtree(elements.item(i), PREFIXES, bytes);
                    } else {
                        canonicaliser.canonicalizeSubtree(elements.item(i), bytes);
                    }
                    byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
                    out.append(new File(file).getName()).append(' ').append(i).append(' ').append(m).append(' ')
                        .append(HexFormat.of().formatHex(sum)).append('\n');
                }
            }
        }
        new PrintStream(System.out, false, StandardCharsets.UTF_8).append(out).flush();
    }
}
