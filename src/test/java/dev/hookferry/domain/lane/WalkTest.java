package dev.hookferry.domain.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class WalkTest {

  private static final LaneKey LANE = new LaneKey(1, new UUID(1, 1));

  @Test
  void givenWalkAtTheStart_whenItReachesTheEnd_thenOver() {
    Walk walk = new Walk();
    assertFalse(walk.isUnderWay());
    walk.begin();
    walk.stepped(LANE);
    assertEquals(LANE, walk.position());
    assertTrue(walk.isUnderWay());
    walk.ended();
    assertEquals(Walk.START, walk.position());
    assertFalse(walk.isUnderWay());
  }

  @Test
  void givenWalkUnderWay_whenBegunAgain_thenLanesBehindAreSeenToo() {
    Walk walk = new Walk();
    walk.begin();
    walk.stepped(LANE);
    walk.begin();
    walk.ended();
    assertTrue(walk.isUnderWay());
    walk.ended();
    assertFalse(walk.isUnderWay());
  }

  @Test
  void givenLanes_whenCompared_thenAsTheDatabaseOrdersThem() {
    LaneKey low = new LaneKey(1, UUID.fromString("7fffffff-0000-0000-0000-000000000000"));
    LaneKey high = new LaneKey(1, UUID.fromString("80000000-0000-0000-0000-000000000000"));
    assertTrue(low.compareTo(high) < 0);
    assertTrue(high.compareTo(new LaneKey(2, new UUID(0, 0))) < 0);
    assertTrue(Walk.START.compareTo(new LaneKey(0, new UUID(0, 0))) < 0);
  }
}
