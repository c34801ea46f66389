package damo.experiments;

import damo.display.Images;
import damo.display.Scatter;
import damo.models.embedding.Pca;
import damo.models.vae.Vae;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What an autoencoder makes of pictures, drawn. */
record VaePictures(Vae model, BinaryImages images) {
  /** All of it, at the end of a run. */
  void tell(Report report) {
    report.show(
        "pictures, and what is made of them",
        grid(seen()).named("seen").below("made of them", grid(again())));
    report.show("made up", samples());
    INDArray means = model.infer(images.parts().test()).get(1);
    Scatter plane = Scatter.of(Pca.fit(means, 2).transform(means));
    report.show("codes, along their two widest directions", images.labelled(plane));
  }

  /** Ten pictures, and below each what is made of it. */
  Images reconstructions() {
    return grid(Nd4j.vstack(seen(), again()));
  }

  /** Twenty pictures that the model makes up, of the same codes each time. */
  Images samples() {
    return grid(model.sample(20, 1));
  }

  private INDArray seen() {
    return images.parts().test().get(NDArrayIndex.interval(0, 10)).dup('c');
  }

  private INDArray again() {
    return model.reconstruct(model.infer(seen()).get(1));
  }

  private Images grid(INDArray rows) {
    return Images.grid(rows).size(images.side(), images.side()).columns(10);
  }
}
