package io.maskwatch.sink.access;

/** What the audit tells of. */
public enum AuditAction {
    LOGIN("login"),
    LOGIN_REFUSED("login.refused"),
    LOGOUT("logout"),
    USER_ADD("user.add"),
    USER_REMOVE("user.remove"),
    USER_PASSWORD("user.password"),
    TOKEN_ADD("token.add"),
    TOKEN_REMOVE("token.remove"),
    CAMERA_ADD("camera.add"),
    CAMERA_CHANGE("camera.change"),
    CAMERA_REMOVE("camera.remove"),
    CAMERA_PROBE("camera.probe"),
    SETTINGS_CHANGE("settings.change"),
    AREA_CHANGE("area.change"),
    AREA_REMOVE("area.remove"),
    ALERT_ACKNOWLEDGE("alert.acknowledge"),
    PICTURE_UNBLURRED("picture.unblurred");

    private final String code;

    AuditAction(String code) {
        this.code = code;
    }

    /** The word in the audit. */
    public String code() {
        return code;
    }
}
