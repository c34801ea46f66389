package damo.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class RecentTest {
  @Test
  void whatWasNotAskedForLongestGoes() {
    Recent<Integer, Object> recent = new Recent<>(2);
    Object one = recent.get(1, k -> new Object());
    Object two = recent.get(2, k -> new Object());
    assertSame(one, recent.get(1, k -> new Object()));
    recent.get(3, k -> new Object());
    assertEquals(2, recent.size());
    assertSame(one, recent.get(1, k -> null));
    Object again = recent.get(2, k -> new Object());
    assertNotNull(again);
    assertEquals(false, again == two);
  }

  /** As generated kernels are made: nothing but the cache may hold their classes. */
  @Test
  void classesThatAreNotKeptAreUnloaded() throws Exception {
    Recent<Integer, Class<?>> recent = new Recent<>(1);
    WeakReference<Class<?>> first = new WeakReference<>(recent.get(0, k -> hidden()));
    recent.get(1, k -> hidden());
    for (int i = 0; i < 50 && first.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertNull(first.get());
  }

  private static Class<?> hidden() {
    byte[] bytes = ClassFile.of().build(ClassDesc.of("damo.link", "Made"), type -> {});
    try {
      return MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
