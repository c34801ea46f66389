package damo.testing;

import damo.T;
import damo.op.conv.Convolutions;
import damo.op.conv.FilterShapes;
import damo.op.conv.Filtering;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Conv;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Convolutions and what is made of them. */
final class FilterRows {
  private static final Samples SAMPLES = new Samples(11);
  private static final Conv VALID = Conv.border("valid");

  private FilterRows() {}

  static List<OpRow> rows() {
    return List.of(
        conv2d(),
        images(),
        filters(),
        conv3d(),
        conv1d(),
        unshared(),
        dtypes(),
        singlePrecision(),
        others());
  }

  /** A convolution of images and filters of some shapes. */
  private record Setting(Conv options, Ints images, Ints filters) {
    static Setting of(Conv options, int... lengths) {
      int half = lengths.length / 2;
      return new Setting(
          options,
          Ints.of(java.util.Arrays.copyOf(lengths, half)),
          Ints.of(java.util.Arrays.copyOfRange(lengths, half, lengths.length)));
    }

    int axes() {
      return images.size() - 2;
    }

    Value x() {
      return SAMPLES.value(DType.FLOAT64, images, Domain.REAL);
    }

    Value w() {
      return SAMPLES.value(DType.FLOAT64, filters, Domain.REAL);
    }

    /** Numbers in the shape of the results. */
    Value y() {
      Filtering f = options.along(axes());
      Ints unknown = FilterShapes.unknown(f.imageRank());
      Ints shape = FilterShapes.of(f, images, filters, unknown).results();
      return SAMPLES.value(DType.FLOAT64, shape, Domain.REAL);
    }

    OpCase results(String name) {
      Value x = x();
      Value w = w();
      return OpCase.binary(name, (a, b) -> Convolutions.of(axes(), a, b, options), x, w)
          .gives(PlainFilters.convolve(options.along(axes()), x, w));
    }

    OpCase images(String name) {
      int[] shape = images.toArray();
      return OpCase.binary(
          name, (g, w) -> Convolutions.images(axes(), g, w, shape, options), y(), w());
    }

    OpCase filters(String name) {
      int[] shape = filters.toArray();
      return OpCase.binary(
          name, (x, g) -> Convolutions.filters(axes(), x, g, shape, options), x(), y());
    }
  }

  private static Map<String, Setting> planes() {
    Map<String, Setting> out = new TreeMap<>();
    out.put("valid", Setting.of(VALID, 2, 2, 5, 4, 3, 2, 3, 2));
    out.put("full", Setting.of(Conv.border("full"), 1, 2, 3, 4, 2, 2, 2, 3));
    out.put("half, odd", Setting.of(Conv.border("half"), 1, 2, 4, 3, 2, 2, 3, 3));
    out.put("half, even", Setting.of(Conv.border("half"), 1, 1, 4, 3, 2, 1, 2, 4));
    out.put("correlation", Setting.of(VALID.filterFlip(false), 1, 2, 4, 4, 2, 2, 3, 2));
    out.put("one number", Setting.of(Conv.border(2), 1, 1, 2, 3, 1, 1, 3, 3));
    out.put("two numbers", Setting.of(Conv.border(0, 1), 1, 1, 3, 3, 1, 1, 3, 3));
    out.put(
        "uneven", Setting.of(Conv.border(new int[][] {{1, 0}, {0, 2}}), 1, 2, 3, 3, 1, 2, 2, 3));
    out.put("beyond", Setting.of(Conv.border(4), 1, 1, 1, 2, 1, 1, 2, 2));
    out.put("stride", Setting.of(VALID.subsample(2, 3), 2, 1, 6, 8, 2, 1, 2, 3));
    out.put("one stride", Setting.of(Conv.border("full").subsample(2), 1, 2, 4, 3, 1, 2, 3, 3));
    out.put("stride, rest", Setting.of(Conv.border(1).subsample(3, 2), 1, 1, 6, 6, 2, 1, 2, 3));
    out.put("dilation", Setting.of(VALID.filterDilation(2, 1), 1, 2, 5, 4, 2, 2, 3, 2));
    out.put(
        "dilation, half",
        Setting.of(Conv.border("half").filterDilation(2), 1, 1, 4, 5, 1, 1, 3, 2));
    out.put("groups", Setting.of(Conv.border("half").groups(2), 2, 4, 3, 3, 4, 2, 3, 2));
    out.put("depthwise", Setting.of(VALID.groups(3), 1, 3, 3, 4, 6, 1, 2, 2));
    out.put(
        "all at once",
        Setting.of(
            Conv.border(new int[][] {{2, 1}, {0, 3}})
                .subsample(2, 1)
                .filterDilation(1, 2)
                .groups(2)
                .filterFlip(false),
            2,
            2,
            4,
            5,
            4,
            1,
            3,
            2));
    out.put("one element", Setting.of(VALID, 2, 3, 2, 3, 2, 3, 1, 1));
    out.put("one element, stride", Setting.of(VALID.subsample(2, 2), 1, 2, 3, 4, 1, 2, 1, 1));
    out.put("as large as the image", Setting.of(VALID, 2, 2, 3, 2, 2, 2, 3, 2));
    out.put("no images", Setting.of(VALID, 0, 2, 3, 3, 2, 2, 2, 2));
    out.put("no filters", Setting.of(VALID, 1, 2, 3, 3, 0, 2, 2, 2));
    out.put("no channels", Setting.of(VALID, 1, 0, 3, 3, 2, 0, 2, 2));
    out.put("empty images", Setting.of(Conv.border("full"), 1, 1, 0, 2, 1, 1, 2, 2));
    return out;
  }

  private static OpRow conv2d() {
    List<OpCase> cases = new ArrayList<>();
    planes().forEach((name, s) -> cases.add(s.results(name)));
    cases.add(Setting.of(VALID, 1, 1, 5, 5, 2, 1, 2, 2).results("other lengths"));
    cases.add(Setting.of(VALID, 3, 2, 2, 6, 1, 2, 2, 2).results("other lengths"));
    cases.add(Setting.of(VALID, 1, 16, 30, 40, 8, 16, 3, 3).results("large"));
    cases.add(Setting.of(VALID, 70, 4, 4, 4, 5, 4, 3, 3).results("many small images"));
    cases.add(
        OpCase.binary(
            "promised lengths",
            (x, w) -> T.nnet.conv2d(x, w, VALID.inputShape(-1, 2, 4, 4).filterShape(3, 2, -1, 3)),
            SAMPLES.reals(2, 2, 4, 4),
            SAMPLES.reals(3, 2, 3, 3)));
    Value odd = SAMPLES.value(DType.FLOAT64, Domain.SPECIAL, 1, 1, 3, 3);
    cases.add(OpCase.binary("special", T.nnet::conv2d, odd, SAMPLES.reals(1, 1, 2, 2)).rough());
    return new OpRow("conv2d", cases);
  }

  private static OpRow images() {
    List<OpCase> cases = new ArrayList<>();
    planes().forEach((name, s) -> cases.add(s.images(name)));
    cases.add(
        OpCase.ternary(
            "shape of a variable",
            (g, w, x) -> T.nnet.conv2dGradWrtInputs(g, w, x.shape(), VALID),
            SAMPLES.reals(1, 2, 2, 2),
            SAMPLES.reals(2, 1, 2, 3),
            SAMPLES.reals(1, 1, 3, 4)));
    cases.add(
        OpCase.binary(
            "transposed, for decoders",
            (x, w) ->
                T.nnet.conv2dTranspose(
                    x, w, new int[] {-1, -1, 6, 5}, Conv.border("half").subsample(2, 2)),
            SAMPLES.reals(2, 3, 3, 3),
            SAMPLES.reals(3, 2, 3, 3)));
    cases.add(
        OpCase.binary(
                "of one product",
                (g, w) -> T.nnet.conv2dGradWrtInputs(g, w, new int[] {1, 1, 2, 2}, VALID),
                Plain.array(Ints.of(1, 1, 1, 1), 2),
                Plain.array(Ints.of(1, 1, 2, 2), 1, 2, 3, 4))
            .gives(Plain.array(Ints.of(1, 1, 2, 2), 8, 6, 4, 2)));
    return new OpRow("conv2dGradWrtInputs", cases);
  }

  private static OpRow filters() {
    List<OpCase> cases = new ArrayList<>();
    planes().forEach((name, s) -> cases.add(s.filters(name)));
    cases.add(Setting.of(VALID, 9, 1, 9, 9, 2, 1, 2, 2).filters("many positions"));
    cases.add(
        OpCase.unary(
            "second derivative",
            w -> {
              TensorVariable x = T.constant(SAMPLES_X);
              return T.grad(T.nnet.conv2d(x, w).sqr().sum(), w);
            },
            SAMPLES.reals(2, 2, 2, 2)));
    cases.add(
        OpCase.binary(
                "of one product",
                (x, g) -> T.nnet.conv2dGradWrtWeights(x, g, new int[] {1, 1, 2, 2}, VALID),
                Plain.array(Ints.of(1, 1, 2, 2), 1, 2, 3, 4),
                Plain.array(Ints.of(1, 1, 1, 1), 2))
            .gives(Plain.array(Ints.of(1, 1, 2, 2), 8, 6, 4, 2)));
    return new OpRow("conv2dGradWrtWeights", cases);
  }

  private static final Value SAMPLES_X = new Samples(12).reals(1, 2, 3, 4);

  private static OpRow conv3d() {
    Setting valid = Setting.of(VALID, 2, 2, 3, 3, 4, 2, 2, 2, 2, 3);
    Setting full = Setting.of(Conv.border("full").subsample(2, 1, 1), 1, 1, 2, 2, 2, 1, 1, 2, 2, 2);
    Setting half =
        Setting.of(
            Conv.border("half").filterDilation(1, 2, 1).groups(2), 1, 2, 3, 4, 2, 2, 1, 3, 2, 3);
    return OpRow.of(
        "conv3d",
        valid.results("valid"),
        full.results("full"),
        half.results("half"),
        full.images("gradient of images"),
        half.images("gradient of images, half"),
        valid.filters("gradient of filters"),
        half.filters("gradient of filters, half"),
        OpCase.ternary(
            "separable",
            (x, d, p) -> T.nnet.separableConv3d(x, d, p, 2),
            SAMPLES.reals(1, 2, 3, 3, 2),
            SAMPLES.reals(2, 1, 2, 2, 2),
            SAMPLES.reals(3, 2, 1, 1, 1)));
  }

  private static OpRow conv1d() {
    Conv causal = Conv.options().with(damo.op.conv.Border.CAUSAL);
    Value x = SAMPLES.reals(2, 3, 7);
    Value w = SAMPLES.reals(2, 3, 3);
    return OpRow.of(
        "causalConv1d",
        OpCase.binary("one filter after the other", T.nnet::causalConv1d, x, w)
            .gives(PlainFilters.convolve(causal.along(1), x, w)),
        OpCase.binary(
                "stride and dilation",
                (a, b) -> T.nnet.causalConv1d(a, b, VALID.subsample(2).filterDilation(3)),
                x,
                w)
            .gives(PlainFilters.convolve(causal.subsample(2).filterDilation(3).along(1), x, w)),
        Setting.of(VALID, 2, 1, 6, 2, 1, 2).results("valid"));
  }

  private static OpRow unshared() {
    Conv own = VALID.unshared(true);
    return OpRow.of(
        "unshared filters",
        unshared("valid", own, Ints.of(2, 2, 4, 3), Ints.of(3, 3, 2, 2, 2, 2)),
        unshared(
            "stride, groups, correlation",
            Conv.border(1).unshared(true).subsample(2, 1).groups(2).filterFlip(false),
            Ints.of(2, 4, 3, 2),
            Ints.of(2, 2, 3, 2, 3, 2)),
        OpCase.binary(
            "gradient of images",
            (g, w) -> T.nnet.conv2dGradWrtInputs(g, w, new int[] {-1, -1, 3, 3}, own),
            SAMPLES.reals(2, 2, 2, 2),
            SAMPLES.reals(2, 2, 2, 1, 2, 2)),
        OpCase.binary(
            "gradient of filters",
            (x, g) -> T.nnet.conv2dGradWrtWeights(x, g, new int[] {-1, 2, 2, -1, 2, 2}, own),
            SAMPLES.reals(2, 1, 3, 3),
            SAMPLES.reals(2, 2, 2, 2)));
  }

  private static OpCase unshared(String name, Conv options, Ints images, Ints filters) {
    return new Setting(options, images, filters).results(name);
  }

  private static OpRow dtypes() {
    List<OpCase> cases = new ArrayList<>();
    for (DType dtype : DType.values()) {
      Value x = SAMPLES.value(dtype, Domain.REAL, 2, 2, 4, 3);
      Value w = SAMPLES.value(dtype, Domain.REAL, 2, 2, 2, 2);
      OpCase made = OpCase.binary("of " + dtype, T.nnet::conv2d, x, w);
      boolean isPlain = dtype.bytes() > 2 || dtype == DType.INT16;
      cases.add(
          isPlain && dtype != DType.UINT32 && dtype != DType.UINT64
              ? made.gives(
                  PlainFilters.convolve(
                      VALID.along(2), x.cast(DType.FLOAT64), w.cast(DType.FLOAT64)))
              : made);
    }
    cases.add(
        OpCase.binary(
            "of integers and floats",
            T.nnet::conv2d,
            SAMPLES.value(DType.INT8, Domain.REAL, 1, 1, 3, 3),
            SAMPLES.value(DType.FLOAT32, Domain.REAL, 1, 1, 2, 2)));
    return new OpRow("dtypes of convolutions", cases);
  }

  /** Of a size that a library is called for: whole pieces of the batch, and a rest. */
  private static OpRow singlePrecision() {
    return OpRow.of(
        "conv2d of float32",
        single("strides", Conv.border("half").subsample(2, 1), 3, 4, 9, 10, 8, 4, 3, 3),
        single("many images", VALID, 71, 3, 24, 25, 5, 3, 2, 2),
        single("fewer images", VALID, 5, 3, 30, 9, 2, 3, 3, 2),
        single("groups", Conv.border("full").groups(2), 4, 6, 8, 7, 4, 3, 3, 2),
        single("depthwise", Conv.border(1).groups(8).filterFlip(false), 3, 8, 9, 8, 8, 1, 3, 3),
        single("dilation", Conv.border(2).filterDilation(2, 1), 2, 5, 9, 8, 6, 5, 2, 3),
        OpCase.binary(
            "gradient of images",
            (g, w) -> T.nnet.conv2dGradWrtInputs(g, w, new int[] {3, 4, 9, 8}, VALID),
            floats(3, 7, 7, 6),
            floats(7, 4, 3, 3)),
        OpCase.binary(
            "gradient of filters",
            (x, g) -> T.nnet.conv2dGradWrtWeights(x, g, new int[] {5, 4, 3, 2}, VALID),
            floats(70, 4, 22, 24),
            floats(70, 5, 20, 23)));
  }

  private static Value floats(int... shape) {
    return SAMPLES.value(DType.FLOAT32, Domain.UNIT, shape);
  }

  private static OpCase single(
      String name,
      Conv options,
      int n,
      int channels,
      int rows,
      int columns,
      int filters,
      int seen,
      int height,
      int width) {
    Value x = floats(n, channels, rows, columns);
    Value w = floats(filters, seen, height, width);
    return OpCase.binary(name, (a, b) -> T.nnet.conv2d(a, b, options), x, w)
        .gives(
            PlainFilters.convolve(options.along(2), x.cast(DType.FLOAT64), w.cast(DType.FLOAT64)));
  }

  private static OpRow others() {
    Value image = SAMPLES.reals(4, 3);
    Value images = SAMPLES.reals(2, 4, 3);
    return OpRow.of(
        "made of convolutions",
        OpCase.binary(
                "image and filter",
                T.signal::conv2d,
                Plain.array(Ints.of(2, 2), 1, 2, 3, 4),
                Plain.array(Ints.of(2, 2), 1, 0, 0, -1))
            .gives(Plain.array(Ints.of(1, 1), 3)),
        OpCase.ternary(
            "separableConv2d",
            (x, d, p) -> T.nnet.separableConv2d(x, d, p, 2, Conv.border("half")),
            SAMPLES.reals(1, 2, 3, 3),
            SAMPLES.reals(4, 1, 2, 2),
            SAMPLES.reals(3, 4, 1, 1)),
        OpCase.binary("image and filter", T.signal::conv2d, image, SAMPLES.reals(2, 2)),
        OpCase.binary(
            "images and filter",
            (x, w) -> T.signal.conv2d(x, w, "full"),
            images,
            SAMPLES.reals(2, 2)),
        OpCase.binary("image and filters", T.signal::conv2d, image, SAMPLES.reals(3, 2, 2)),
        OpCase.binary("images and filters", T.signal::conv2d, images, SAMPLES.reals(3, 2, 2)),
        OpCase.ternary(
            "a layer",
            (x, w, b) -> T.nnet.relu(T.nnet.conv2d(x, w).add(b.dimshuffle('x', 0, 'x', 'x'))),
            SAMPLES.reals(2, 1, 3, 3),
            SAMPLES.reals(2, 1, 2, 2),
            SAMPLES.reals(2)));
  }
}
