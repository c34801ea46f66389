// Imported into every session before the first cell. A line that does not resolve is left out.
import module java.base;
import damo.*;
import damo.scalar.*;
import damo.tensor.*;
import damo.graph.*;
import damo.grad.*;
import damo.compile.*;
import damo.scan.*;
import damo.random.*;
import damo.inspect.*;
import damo.nn.*;
import damo.data.*;
import damo.data.fetch.*;
import damo.data.sequence.*;
import damo.data.sets.*;
import damo.data.text.*;
import damo.models.*;
import damo.display.*;
import damo.error.*;
import damo.kernel.Kernel;
import damo.display.png.ColorMap;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
// Names that java.base has too: here they mean Damo's.
import damo.compile.Function;
