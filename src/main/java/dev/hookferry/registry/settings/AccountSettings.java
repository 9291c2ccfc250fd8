package dev.hookferry.registry.settings;

import dev.hookferry.notice.Snapshot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Locale;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The settings of an account; one that never changed any has no row. */
@Entity
@Table(name = "account_settings")
public class AccountSettings {

  /** What becomes of events whose type is not in the catalogue. */
  public enum UnknownEventTypes {
    ALLOW,
    REJECT
  }

  @Id public int accountId;

  @Enumerated(EnumType.STRING)
  public UnknownEventTypes unknownEventTypes = UnknownEventTypes.ALLOW;

  /** Origins of pages that may show the portal in a frame. */
  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(columnDefinition = "text[]")
  public List<String> portalFrameAncestors = List.of();

  protected AccountSettings() {}

  /** Those that an account has at first. */
  AccountSettings(int accountId) {
    this.accountId = accountId;
  }

  /** In the words of the request that changes them. */
  Snapshot snapshot() {
    return new Snapshot()
        .with("unknown_event_types", unknownEventTypes.name().toLowerCase(Locale.ROOT))
        .with("portal_frame_ancestors", portalFrameAncestors);
  }
}
