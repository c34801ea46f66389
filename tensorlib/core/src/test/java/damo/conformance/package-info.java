/**
 * The conformance vectors, run in every mode: Java expressions over named inputs, and what must
 * come out. Start with {@link damo.conformance.ConformanceTest}.
 */
package damo.conformance;
