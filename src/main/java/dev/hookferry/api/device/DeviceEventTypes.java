package dev.hookferry.api.device;

import java.util.List;

/** The event types that a panel knows, spelled as in its document. */
final class DeviceEventTypes {

  static final List<String> ALL =
      List.of(
          "log.access_denied_by_not_valid_identifier",
          "log.access_denied_by_not_valid_face_identifier",
          "log.access_denied_by_not_valid_input_code",
          "log.access_denied_by_remote_server_api_call",
          "log.access_denied_by_unknown_card",
          "log.access_granted_by_api_call",
          "log.access_granted_by_call_host",
          "log.access_granted_by_master_code",
          "log.access_granted_by_remote_server_api_call",
          "log.access_granted_by_valid_identifier",
          "log.door_was_closed",
          "log.door_sensor_was_closed",
          "log.door_was_opened",
          "log.door_sensor_was_opened",
          "log.emergency_lock_is_opened",
          "log.lock_is_opened_to_long",
          "log.lock_was_opened_by_exit_btn",
          "log.lock_was_opened_by_free_access_button",
          "log.incoming_call",
          "log.outgoing_call",
          "log.outgoing_call_missed",
          "log.device_booted",
          "log.sip_registration_lost",
          "log.outgoing_call_web",
          "log.incorrect_login_api_call",
          "log.incorrect_login_gui_settings",
          "log.successful_login_api_call",
          "log.successful_login_gui_settings",
          "log.door_was_not_closed_too_long",
          "log.tamper_event",
          "log.multi_access_granted",
          "log.identifiers_without_linkage_to_user_access_denied",
          "log.multi_access_denied",
          "log.access_denied_by_unknown_qr",
          "log.access_denied_unknown_identifier",
          "log.lift_call_success",
          "log.lift_call_error",
          "log.lift_module_access_error",
          "log.access_granted_by_shared_identifier",
          "log.access_denied_by_not_valid_shared_identifier",
          "log.bond_lift_request");

  private DeviceEventTypes() {}
}
