package damo.kernel.protocol;

/** The four roads on which messages travel. */
public enum Channel {
  SHELL,
  CONTROL,
  STDIN,
  IOPUB
}
