package damo.data.pickle;

import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pickle of protocol 0 to 5. Opcodes are the letters of Python's {@code pickletools}; those
 * that make objects of other classes are known only to be refused by name.
 */
public final class PickleMachine {
  private static final int HIGHEST_PROTOCOL = 5;

  /** Where a list, tuple or dictionary in the making begins on the stack. */
  private static final Object MARK = new Object();

  private final PickleStream in;
  private final List<@Nullable Object> stack = new ArrayList<>();
  private final Map<Integer, @Nullable Object> memo = new HashMap<>();

  private PickleMachine(InputStream in) {
    this.in = new PickleStream(in);
  }

  /**
   * The object that the stream holds: {@code null}, {@code Boolean}, {@code Long} or {@code
   * BigInteger}, {@code Double}, {@code String}, {@code byte[]}, {@code List} (of tuples and of
   * NumPy's arrays of objects too), {@code Map}, {@code Set} or {@code INDArray}.
   *
   * @throws PickleException if it is damaged, or asks for anything but data
   */
  public static @Nullable Object run(InputStream in) throws PickleException {
    return new PickleMachine(in).run();
  }

  private @Nullable Object run() throws PickleException {
    for (int op = in.next(); op != '.'; op = in.next()) {
      boolean isKnown = number(op) || text(op) || container(op) || reference(op) || made(op);
      if (!isKnown) {
        throw new PickleException(
            "it is no pickle, or damaged: byte %d is 0x%02x, which is no opcode"
                .formatted(in.place() - 1, op));
      }
    }
    return Contents.data(pop());
  }

  private boolean number(int op) throws PickleException {
    switch (op) {
      case 'N' -> push(null);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'I' -> push(intLine(in.line()));
      case 'L' -> push(integer(in.line().replaceFirst("L$", "")));
      case 'J' -> push((long) in.int32());
      case 'K' -> push((long) in.next());
      case 'M' -> push((long) in.uint16());
      case 0x8a -> push(in.integer(in.next()));
      case 0x8b -> push(in.integer(in.int32()));
      case 'F' -> push(floatLine(in.line()));
      case 'G' -> push(in.float64());
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Protocol 0 has no bools: it writes them as these two numbers. */
  private static Object intLine(String line) throws PickleException {
    return switch (line) {
      case "00" -> false;
      case "01" -> true;
      default -> integer(line);
    };
  }

  private static Object integer(String digits) throws PickleException {
    try {
      return PickleStream.narrow(new BigInteger(digits));
    } catch (NumberFormatException e) {
      throw new PickleException("it is damaged: expected a whole number, found " + digits);
    }
  }

  private static Object floatLine(String line) throws PickleException {
    try {
      return switch (line) {
        case "inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        case "nan" -> Double.NaN;
        default -> Double.parseDouble(line);
      };
    } catch (NumberFormatException e) {
      throw new PickleException("it is damaged: expected a number, found " + line);
    }
  }

  private boolean text(int op) throws PickleException {
    switch (op) {
      case 'S' -> push(Escapes.string(in.line()));
      case 'T' -> push(in.latin1(in.int32()));
      case 'U' -> push(in.latin1(in.next()));
      case 'V' -> push(Escapes.unicode(in.line()));
      case 'X' -> push(in.utf8(in.uint32()));
      case 0x8c -> push(in.utf8(in.next()));
      case 0x8d -> push(in.utf8(in.int64()));
      case 'B' -> push(in.bytes(in.uint32()));
      case 'C' -> push(in.bytes(in.next()));
      case 0x8e, 0x96 -> push(in.bytes(in.int64()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean container(int op) throws PickleException {
    switch (op) {
      case '(' -> push(MARK);
      case ']' -> push(new ArrayList<>());
      case '}' -> push(new LinkedHashMap<>());
      case ')' -> push(Contents.tuple(new ArrayList<>()));
      case 0x8f -> push(new LinkedHashSet<>());
      case 'l' -> push(popToMark());
      case 't' -> push(Contents.tuple(popToMark()));
      case 0x85 -> push(Contents.tuple(popLast(1)));
      case 0x86 -> push(Contents.tuple(popLast(2)));
      case 0x87 -> push(Contents.tuple(popLast(3)));
      case 'd' -> {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        Contents.put(map, popToMark());
        push(map);
      }
      case 'a' -> append(popLast(1));
      case 'e' -> append(popToMark());
      case 's' -> put(popLast(2));
      case 'u' -> put(popToMark());
      case 0x90 -> addAll(popToMark());
      case 0x91 -> push(Contents.set(popToMark()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean reference(int op) throws PickleException {
    switch (op) {
      case '0' -> pop();
      case '1' -> popToMark();
      case '2' -> push(top());
      case 'p' -> memorise(lineKey());
      case 'q' -> memorise(in.next());
      case 'r' -> memorise(in.int32());
      case 0x94 -> memorise(memo.size());
      case 'g' -> push(remembered(lineKey()));
      case 'h' -> push(remembered(in.next()));
      case 'j' -> push(remembered(in.int32()));
      case 0x80 -> checkProtocol(in.next());
      case 0x95 -> in.int64(); // the length of a frame, which a stream need not know
      case 0x98 -> {} // bytes that are only read stay bytes
      default -> {
        return false;
      }
    }
    return true;
  }

  private int lineKey() throws PickleException {
    return integer(in.line()) instanceof Long key ? key.intValue() : -1;
  }

  private static void checkProtocol(int protocol) throws PickleException {
    if (protocol > HIGHEST_PROTOCOL) {
      throw new PickleException("it is of protocol " + protocol + ", and 0 to 5 are known");
    }
  }

  private boolean made(int op) throws PickleException {
    switch (op) {
      case 'c' -> push(Callable.named(in.line(), in.line()));
      case 0x93 -> {
        List<@Nullable Object> names = popLast(2);
        push(Callable.named(String.valueOf(names.getFirst()), String.valueOf(names.getLast())));
      }
      case 'R' -> call();
      case 'b' -> build();
      case 'i' -> throw objects(in.line() + "." + in.line());
      case 'o', 0x81, 0x92 -> throw objects("a class");
      case 'P', 'Q' -> throw new PickleException("it refers to objects outside of it");
      case 0x82, 0x83, 0x84 -> throw new PickleException("it refers to a registry of Python's");
      case 0x97 -> throw new PickleException("its buffers were kept elsewhere");
      default -> {
        return false;
      }
    }
    return true;
  }

  private static PickleException objects(String name) {
    return new PickleException(
        "it makes objects of %s: only data is read, and nothing is run".formatted(name));
  }

  private void call() throws PickleException {
    List<@Nullable Object> parts = popLast(2);
    if (parts.getFirst() instanceof Callable callable && parts.getLast() instanceof List<?> args) {
      push(callable.call(args));
    } else {
      throw new PickleException("it is damaged: it calls what is no function");
    }
  }

  private void build() throws PickleException {
    Object state = pop();
    if (state == null) {
      throw new PickleException("it is damaged: an object is built of nothing");
    }
    switch (top()) {
      case PickledType type -> type.build(state);
      case PickledArray array -> {
        Object built = PickledArray.build(state);
        pop();
        push(built);
        if (array.memoKey != null) {
          memo.put(array.memoKey, built);
        }
      }
      case null, default -> throw new PickleException("it sets the state of what has none");
    }
  }

  private void memorise(int key) throws PickleException {
    Object object = top();
    if (object instanceof PickledArray array) {
      array.memoKey = key;
    }
    memo.put(key, object);
  }

  private @Nullable Object remembered(int key) throws PickleException {
    if (!memo.containsKey(key)) {
      throw new PickleException(
          "it is damaged: it recalls object %d, which is none".formatted(key));
    }
    return memo.get(key);
  }

  @SuppressWarnings("unchecked") // lists in the making come from this machine alone
  private void append(List<@Nullable Object> items) throws PickleException {
    if (top() instanceof ArrayList<?> list) {
      ((List<@Nullable Object>) list).addAll(items);
    } else {
      throw new PickleException("it is damaged: it appends to what is no list");
    }
  }

  @SuppressWarnings("unchecked") // as above
  private void put(List<@Nullable Object> pairs) throws PickleException {
    if (top() instanceof Map<?, ?> map) {
      Contents.put((Map<@Nullable Object, @Nullable Object>) map, pairs);
    } else {
      throw new PickleException("it is damaged: it sets an item of what is no dictionary");
    }
  }

  @SuppressWarnings("unchecked") // as above
  private void addAll(List<@Nullable Object> items) throws PickleException {
    if (top() instanceof Set<?> set) {
      ((Set<@Nullable Object>) set).addAll(Contents.set(items));
    } else {
      throw new PickleException("it is damaged: it adds to what is no set");
    }
  }

  private void push(@Nullable Object object) {
    stack.add(object);
  }

  private @Nullable Object top() throws PickleException {
    if (stack.isEmpty() || stack.getLast() == MARK) {
      throw new PickleException("it is damaged: its stack is empty at byte " + in.place());
    }
    return stack.getLast();
  }

  private @Nullable Object pop() throws PickleException {
    top();
    return stack.removeLast();
  }

  private List<@Nullable Object> popLast(int count) throws PickleException {
    List<@Nullable Object> last = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      last.addFirst(pop());
    }
    return last;
  }

  private List<@Nullable Object> popToMark() throws PickleException {
    int mark = stack.lastIndexOf(MARK);
    if (mark < 0) {
      throw new PickleException("it is damaged: a container has no beginning");
    }
    List<@Nullable Object> above = new ArrayList<>(stack.subList(mark + 1, stack.size()));
    stack.subList(mark, stack.size()).clear();
    return above;
  }
}
