package damo.link.jvm;

import damo.link.Recent;
import damo.runtime.vector.Blocks;
import damo.runtime.vector.Choices;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram.Apply;
import damo.scalar.ScalarProgram.Literal;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the class of a form.
 *
 * <p>Each loop is a static method of its own with one index for all arrays: only such loops does
 * the compiler vectorise, and it compiles small methods soonest.
 */
final class KernelCompiler {
  /** A long session makes many functions that differ in a literal: the last forms are kept. */
  private static final Recent<KernelForm, Kernel> KERNELS = new Recent<>(2048);

  private static final ClassDesc BASE = Kernel.class.describeConstable().orElseThrow();
  private static final ClassDesc NAME =
      ClassDesc.of(Kernel.class.getPackageName(), "GeneratedKernel");
  private static final ClassDesc BLOCKS = Blocks.class.describeConstable().orElseThrow();
  private static final ClassDesc CHOICES = Choices.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ConstantDescs.CD_Object.arrayType(),
          ConstantDescs.CD_int.arrayType(),
          ConstantDescs.CD_int,
          ConstantDescs.CD_int);
  private static final int SLOTS = 1;
  private static final int SHIFTS = 2;
  private static final int FROM = 3;
  private static final int TO = 4;

  private final Schedule schedule;

  private KernelCompiler(Schedule schedule) {
    this.schedule = schedule;
  }

  /** The kernel of a form, made at its first use. */
  static Kernel kernel(KernelForm form) {
    return KERNELS.get(form, f -> load(bytes(new Schedule(f))));
  }

  static byte[] bytes(Schedule schedule) {
    return ClassFile.of().build(NAME, new KernelCompiler(schedule)::build);
  }

  private static Kernel load(byte[] bytes) {
    try {
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (Kernel) hidden.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a generated kernel was refused", e);
    }
  }

  private void build(ClassBuilder type) {
    type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
        .withSuperclass(BASE);
    type.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_PUBLIC,
        KernelCompiler::constructor);
    type.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, this::run);
    for (int s = 0; s < schedule.stages().size(); s++) {
      if (!(schedule.stages().get(s) instanceof Schedule.Loop loop)) continue;
      LoopShape shape = LoopShape.of(schedule, loop);
      type.withMethodBody(
          name(s),
          signature(shape),
          ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE,
          code -> loop(code, loop, shape));
    }
  }

  private static void constructor(CodeBuilder code) {
    code.aload(0).invokespecial(BASE, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_();
  }

  private static String name(int stage) {
    return "loop" + stage;
  }

  private MethodTypeDesc signature(LoopShape shape) {
    List<ClassDesc> parameters = new ArrayList<>();
    for (int v : shape.arrays()) parameters.add(schedule.kind(v).arrayDesc());
    for (int v : shape.uniformInputs()) parameters.add(schedule.kind(v).desc);
    parameters.add(ConstantDescs.CD_int);
    parameters.add(ConstantDescs.CD_int);
    return MethodTypeDesc.of(ConstantDescs.CD_void, parameters);
  }

  private void run(CodeBuilder code) {
    for (int s = 0; s < schedule.stages().size(); s++) {
      switch (schedule.stages().get(s)) {
        case Schedule.Block b -> callBlock(code, b.value());
        case Schedule.Loop l -> callLoop(code, s, LoopShape.of(schedule, l));
      }
    }
    code.return_();
  }

  private void callLoop(CodeBuilder code, int stage, LoopShape shape) {
    for (int v : shape.arrays()) slot(code, v);
    for (int v : shape.uniformInputs()) {
      slot(code, v);
      code.iconst_0().arrayLoad(schedule.kind(v).type);
    }
    code.iload(FROM).iload(TO).invokestatic(NAME, name(stage), signature(shape));
  }

  private void callBlock(CodeBuilder code, int value) {
    List<ClassDesc> parameters = new ArrayList<>();
    schedule.operands(value).forEach(a -> blockOperand(code, a, parameters));
    blockOperand(code, value, parameters);
    code.iload(TO).iload(FROM).isub();
    parameters.add(ConstantDescs.CD_int);
    Prim prim = ((Apply) schedule.step(value)).prim();
    code.invokestatic(
        prim == Prim.WHERE ? CHOICES : BLOCKS,
        prim.code(),
        MethodTypeDesc.of(ConstantDescs.CD_void, parameters));
  }

  /** An array and a position in it; of a uniform operand the number itself. */
  private void blockOperand(CodeBuilder code, int value, List<ClassDesc> parameters) {
    if (schedule.isUniform(value)) {
      uniformOperand(code, value);
      parameters.add(schedule.kind(value).desc);
      return;
    }
    slot(code, value);
    code.aload(SHIFTS).loadConstant(value).iaload().iload(FROM).iadd();
    parameters.add(schedule.kind(value).arrayDesc());
    parameters.add(ConstantDescs.CD_int);
  }

  private void uniformOperand(CodeBuilder code, int value) {
    if (schedule.isInput(value)) {
      slot(code, value);
      code.iconst_0().arrayLoad(schedule.kind(value).type);
    } else {
      StepCode.literal(code, (Literal) schedule.step(value));
    }
  }

  private void slot(CodeBuilder code, int value) {
    code.aload(SLOTS).loadConstant(value).aaload().checkcast(schedule.kind(value).arrayDesc());
  }

  private void loop(CodeBuilder code, Schedule.Loop loop, LoopShape shape) {
    int[] arrays = new int[schedule.size()];
    int[] locals = new int[schedule.size()];
    int parameter = 0;
    for (int v : shape.arrays()) arrays[v] = code.parameterSlot(parameter++);
    for (int v : shape.uniformInputs()) locals[v] = code.parameterSlot(parameter++);
    int from = code.parameterSlot(parameter++);
    int to = code.parameterSlot(parameter);
    StepCode steps = new StepCode(code, schedule, locals, loop.way());
    shape.uniformSteps().forEach(steps::step);
    body(code, loop, shape, steps, arrays, locals, from, to);
    code.return_();
  }

  /** {@code from} itself is the index. */
  private void body(
      CodeBuilder code,
      Schedule.Loop loop,
      LoopShape shape,
      StepCode steps,
      int[] arrays,
      int[] locals,
      int from,
      int to) {
    Label test = code.newLabel();
    Label start = code.newLabel();
    code.goto_(test).labelBinding(start);
    for (int v : shape.reads()) {
      locals[v] = code.allocateLocal(schedule.kind(v).type);
      code.aload(arrays[v])
          .iload(from)
          .arrayLoad(schedule.kind(v).type)
          .storeLocal(schedule.kind(v).type, locals[v]);
    }
    for (int v : loop.values()) if (!schedule.isUniform(v)) steps.step(v);
    for (int v : shape.writes()) {
      code.aload(arrays[v]).iload(from);
      steps.push(v);
      code.arrayStore(schedule.kind(v).type);
    }
    code.iinc(from, 1).labelBinding(test).iload(from).iload(to).if_icmplt(start);
  }
}
