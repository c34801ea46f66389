package damo;
import org.junit.jupiter.api.Test;
import static org.junit.jupiter.api.Assertions.*;
class SmokeTest { @Test void nd4jStarts() { assertEquals(3.0, org.nd4j.linalg.factory.Nd4j.scalar(3.0).getDouble(0)); } }
