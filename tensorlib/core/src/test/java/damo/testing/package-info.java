/**
 * What tests of tensors share: the table of ops, samples, and assertions. Start with {@link
 * damo.testing.OpTable}.
 */
package damo.testing;
