package dev.hookferry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.routing.Reach;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShareTest {

  private static final Pace FREE = new Pace(null, 1, false);

  @Test
  void givenOneLane_whenShared_thenWhatItHasRoomFor() {
    assertEquals(List.of(5), made(FREE, lane(5, 0)));
    assertEquals(List.of(2), made(FREE, lane(5, 3)));
    assertEquals(List.of(0), made(FREE, lane(5, 7)));
    assertEquals(List.of(25), made(FREE, lane(50, 0)));
  }

  @Test
  void givenSeveralLanes_whenShared_thenEachHasTheSame() {
    assertEquals(List.of(12, 12), made(FREE, lane(25, 0), lane(25, 0)));
    assertEquals(List.of(3, 8, 8), made(FREE, lane(3, 0), lane(25, 0), lane(25, 0)));
    assertEquals(List.of(0, 25), made(FREE, lane(5, 5), lane(25, 0)));
  }

  @Test
  void givenMoreLanesThanDeliveries_whenShared_thenTheFirstHaveOneEach() {
    OpenLane[] lanes = Stream.generate(() -> lane(5, 0)).limit(40).toArray(OpenLane[]::new);
    assertEquals(25, made(FREE, lanes).size());
  }

  @Test
  void givenNoToken_whenShared_thenNothing() {
    assertEquals(List.of(), made(new Pace(1, 0.99, false), lane(5, 0)));
    assertEquals(List.of(1), made(new Pace(1, 1.01, false), lane(5, 0)));
  }

  @Test
  void givenARateLimitOfTheEndpoint_whenShared_thenNoMoreWaitThanIsSentInATenthOfASecond() {
    assertEquals(List.of(1), made(FREE, limited(lane(25, 0), 5)));
    assertEquals(List.of(3), made(FREE, limited(lane(25, 0), 30)));
    assertEquals(List.of(0), made(FREE, limited(lane(25, 1), 5)));
  }

  @Test
  void givenAnEndpointThatIsAway_whenShared_thenThePageIsPassedAtNoCost() {
    OpenLane away = away(lane(5, 0));
    List<Share> shares = Share.of(List.of(away, lane(25, 0)), FREE);
    assertEquals(List.of(), shares.getFirst().eventIds());
    assertEquals(40, shares.getFirst().passed());
    assertTrue(shares.getFirst().endsPage());
    assertEquals(25, shares.getLast().passed());
  }

  @Test
  void givenAShare_whenTheCursorMoves_thenWithinThePageOrToTheNextOne() {
    Share some = Share.of(List.of(lane(5, 0)), FREE).getFirst();
    assertEquals(7, some.nextPage());
    assertEquals(2 + 5, some.nextTaken());
    Share all = new Share(lane(5, 0), List.of(), 40);
    assertEquals(8, all.nextPage());
    assertEquals(0, all.nextTaken());
  }

  @Test
  void givenALookAtALane_whenItWasEmptiedOrNot_thenItsRoomGrowsOrShrinks() {
    LaneRoom room = new LaneRoom(5, 25);
    assertEquals(10, room.next(5, 0));
    assertEquals(25, room.next(20, 0));
    assertEquals(20, room.next(20, 9));
    assertEquals(10, room.next(20, 11));
    assertEquals(5, room.next(8, 8));
  }

  private static List<Integer> made(Pace pace, OpenLane... lanes) {
    return Share.of(List.of(lanes), pace).stream().map(share -> share.eventIds().size()).toList();
  }

  /** With 40 events left on its page, of which 30 were read. */
  private static OpenLane lane(int room, int occupied) {
    List<UUID> events = Stream.generate(UUID::randomUUID).limit(30).toList();
    OpenLane.Wants all = new OpenLane.Wants(List.of("*"), Reach.of(Scope.ACCOUNT, null));
    return new OpenLane(
        UUID.randomUUID(), 1000, 7, 2, 40, events, room, occupied, null, true, all, all);
  }

  private static OpenLane limited(OpenLane lane, int perSecond) {
    return new OpenLane(
        lane.endpointId(),
        lane.left(),
        lane.page(),
        lane.taken(),
        lane.pageLeft(),
        lane.eventIds(),
        lane.room(),
        lane.occupied(),
        perSecond,
        true,
        lane.was(),
        lane.is());
  }

  private static OpenLane away(OpenLane lane) {
    return new OpenLane(
        lane.endpointId(),
        lane.left(),
        lane.page(),
        lane.taken(),
        lane.pageLeft(),
        lane.eventIds(),
        lane.room(),
        lane.occupied(),
        null,
        false,
        lane.was(),
        null);
  }
}
