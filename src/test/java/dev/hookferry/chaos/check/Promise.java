package dev.hookferry.chaos.check;

import java.util.stream.Stream;

/** Something that the service promises, and how to tell that it was broken. */
interface Promise {

  /** Number and short form, as it begins each message. */
  String name();

  /** A sentence for each time that it was broken; empty: it was kept. */
  Stream<String> broken(Evidence evidence);
}
