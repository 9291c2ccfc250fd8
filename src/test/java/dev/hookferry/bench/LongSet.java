package dev.hookferry.bench;

import java.util.Arrays;

/** A set of 64-bit hashes without boxing: the receiver remembers millions of deliveries. */
final class LongSet {

  private static final int FIRST_CAPACITY = 1 << 12;

  private long[] slots = new long[FIRST_CAPACITY];
  private int size;

  /** Whether it was not there. */
  boolean add(long hash) {
    if (size * 2 >= slots.length) {
      grow();
    }
    return put(hash);
  }

  int size() {
    return size;
  }

  void clear() {
    slots = new long[FIRST_CAPACITY];
    size = 0;
  }

  private boolean put(long hash) {
    // 0 marks a free slot.
    long value = hash == 0 ? 1 : hash;
    int slot = slot(value);
    while (slots[slot] != 0) {
      if (slots[slot] == value) {
        return false;
      }
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = value;
    size++;
    return true;
  }

  private int slot(long value) {
    long mixed = value * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 32) & slots.length - 1;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    size = 0;
    Arrays.stream(old).filter(value -> value != 0).forEach(this::put);
  }
}
