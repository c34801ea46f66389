package damo.link.jvm;

import damo.link.Recent;
import damo.scalar.Ints;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the class of a form: one loop, the past rows of states in local variables.
 *
 * <p>The loop is a static method of its own, whose parameters are the arrays, so that the compiler
 * of the virtual machine knows their types.
 */
final class RecurrenceCompiler {
  private static final Recent<RecurrenceForm, Recurrence> KNOWN = new Recent<>(512);
  private static final ClassDesc BASE = Recurrence.class.describeConstable().orElseThrow();
  private static final ClassDesc NAME =
      ClassDesc.of(Recurrence.class.getPackageName(), "GeneratedRecurrence");
  private static final ClassDesc INTS = ConstantDescs.CD_int.arrayType();
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(
          ConstantDescs.CD_int,
          ConstantDescs.CD_Object.arrayType(),
          INTS,
          INTS,
          ConstantDescs.CD_int);
  private static final int ARRAYS = 1;
  private static final int OFFSETS = 2;
  private static final int STRIDES = 3;
  private static final int STEPS = 4;

  private final RecurrenceForm form;
  private final Schedule schedule;
  private final List<ClassDesc> parameters = new ArrayList<>();

  private RecurrenceCompiler(RecurrenceForm form) {
    this.form = form;
    this.schedule =
        new Schedule(new KernelForm(form.program(), Ints.range(0, form.program().inputs().size())));
  }

  static Recurrence recurrence(RecurrenceForm form) {
    return KNOWN.get(form, f -> load(new RecurrenceCompiler(f)));
  }

  private static Recurrence load(RecurrenceCompiler compiler) {
    try {
      byte[] bytes = ClassFile.of().build(NAME, compiler::build);
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (Recurrence) hidden.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a generated loop was refused", e);
    }
  }

  private void build(ClassBuilder type) {
    type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
        .withSuperclass(BASE);
    type.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(0)
                .invokespecial(BASE, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
    type.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, this::run);
    type.withMethodBody(
        "loop",
        MethodTypeDesc.of(ConstantDescs.CD_int, parameters),
        ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE,
        this::loop);
  }

  private Kind kind(int value) {
    return schedule.kind(value);
  }

  private Kind traceKind(int i) {
    return kind(form.program().outputs().get(i));
  }

  /** Hands arrays and numbers to the loop. */
  private void run(CodeBuilder code) {
    int slot = 0;
    for (int i = 0; i < form.sequences(); i++) {
      array(code, slot, kind(i));
      number(code, OFFSETS, slot);
      number(code, STRIDES, i);
      slot++;
    }
    for (int i = 0; i < form.fixed(); i++) {
      Kind kind = kind(form.fixedInput() + i);
      code.aload(ARRAYS).loadConstant(slot).aaload().checkcast(kind.arrayDesc());
      code.aload(OFFSETS).loadConstant(slot).iaload().arrayLoad(kind.type);
      parameters.add(kind.desc);
      slot++;
    }
    for (int i = 0; i < form.traces(); i++) {
      array(code, slot, traceKind(i));
      number(code, OFFSETS, slot);
      slot++;
    }
    code.iload(STEPS);
    parameters.add(ConstantDescs.CD_int);
    code.invokestatic(NAME, "loop", MethodTypeDesc.of(ConstantDescs.CD_int, parameters)).ireturn();
  }

  private void array(CodeBuilder code, int slot, Kind kind) {
    code.aload(ARRAYS).loadConstant(slot).aaload().checkcast(kind.arrayDesc());
    parameters.add(kind.arrayDesc());
  }

  private void number(CodeBuilder code, int array, int i) {
    code.aload(array).loadConstant(i).iaload();
    parameters.add(ConstantDescs.CD_int);
  }

  private void loop(CodeBuilder code) {
    int parameter = 0;
    int[] sequenceArrays = new int[form.sequences()];
    int[] positions = new int[form.sequences()];
    int[] strides = new int[form.sequences()];
    int[] locals = new int[schedule.size()];
    for (int i = 0; i < form.sequences(); i++) {
      sequenceArrays[i] = code.parameterSlot(parameter++);
      positions[i] = code.parameterSlot(parameter++);
      strides[i] = code.parameterSlot(parameter++);
      locals[i] = code.allocateLocal(kind(i).type);
    }
    for (int i = 0; i < form.fixed(); i++)
      locals[form.fixedInput() + i] = code.parameterSlot(parameter++);
    int[] traceArrays = new int[form.traces()];
    int[] bases = new int[form.traces()];
    for (int i = 0; i < form.traces(); i++) {
      traceArrays[i] = code.parameterSlot(parameter++);
      bases[i] = code.parameterSlot(parameter++);
    }
    int steps = code.parameterSlot(parameter);
    int[][] past = new int[form.states()][];
    for (int i = 0; i < form.states(); i++)
      past[i] = begin(code, i, traceArrays[i], bases[i], locals);
    StepCode program = new StepCode(code, schedule, locals, Way.SCALAR);
    literals(program);
    int t = code.allocateLocal(TypeKind.INT);
    code.iconst_0().istore(t);
    Label test = code.newLabel();
    Label start = code.newLabel();
    Label end = code.newLabel();
    code.goto_(test).labelBinding(start);
    for (int i = 0; i < form.sequences(); i++) {
      code.aload(sequenceArrays[i]).iload(positions[i]).arrayLoad(kind(i).type);
      code.storeLocal(kind(i).type, locals[i]);
      code.iload(positions[i]).iload(strides[i]).iadd().istore(positions[i]);
    }
    compute(program);
    for (int i = 0; i < form.traces(); i++) {
      code.aload(traceArrays[i]).iload(bases[i]).iload(t).iadd();
      program.push(form.program().outputs().get(i));
      code.arrayStore(traceKind(i).type);
    }
    int over = form.until() ? condition(code, program) : -1;
    shift(code, past, program);
    code.iinc(t, 1);
    if (form.until()) code.iload(over).ifne(end);
    code.labelBinding(test).iload(t).iload(steps).if_icmplt(start);
    code.iload(t).ireturn();
    code.labelBinding(end).iload(t).ineg().ireturn();
  }

  /** Whether this step is the last one, in a local variable: states change before it is asked. */
  private int condition(CodeBuilder code, StepCode program) {
    int over = code.allocateLocal(TypeKind.INT);
    program.push(form.program().outputs().get(form.traces()));
    code.istore(over);
    return over;
  }

  /** The past rows of a state, the newest first, in local variables; those at taps are inputs. */
  private int[] begin(CodeBuilder code, int i, int array, int base, int[] locals) {
    Kind kind = traceKind(i);
    int[] rows = new int[form.depth(i)];
    for (int back = 1; back <= rows.length; back++) {
      rows[back - 1] = code.allocateLocal(kind.type);
      code.aload(array).iload(base).loadConstant(back).isub().arrayLoad(kind.type);
      code.storeLocal(kind.type, rows[back - 1]);
    }
    Ints taps = form.taps().get(i);
    for (int k = 0; k < taps.size(); k++) locals[form.stateInput(i) + k] = rows[-taps.get(k) - 1];
    return rows;
  }

  private void literals(StepCode program) {
    for (int v = schedule.inputs(); v < schedule.size(); v++)
      if (schedule.step(v) instanceof damo.scalar.ScalarProgram.Literal) program.step(v);
  }

  private void compute(StepCode program) {
    for (int v = schedule.inputs(); v < schedule.size(); v++)
      if (schedule.step(v) instanceof damo.scalar.ScalarProgram.Apply) program.step(v);
  }

  /**
   * Each past row takes the value of the one after it. All are pushed before the first is stored,
   * as the next value of a state may be a past one of another.
   */
  private void shift(CodeBuilder code, int[][] past, StepCode program) {
    for (int i = 0; i < past.length; i++) {
      program.push(form.program().outputs().get(i));
      for (int back = 0; back < past[i].length - 1; back++)
        code.loadLocal(traceKind(i).type, past[i][back]);
    }
    for (int i = past.length - 1; i >= 0; i--)
      for (int back = past[i].length - 1; back >= 0; back--)
        code.storeLocal(traceKind(i).type, past[i][back]);
  }
}
