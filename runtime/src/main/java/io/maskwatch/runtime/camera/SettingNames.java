package io.maskwatch.runtime.camera;

/**
 * What a camera's settings are called where its user sets them, as parts of the sentences that recommend them. Immutable.
 *
 * @param login how user name and password are given
 * @param password where the password must be put
 * @param tcp the setting for RTP over TCP
 * @param slowCamera what to do for a camera that is slow to answer
 * @param anyCertificate the setting for certificates that cannot be verified
 */
public record SettingNames(String login, String password, String tcp, String slowCamera, String anyCertificate) {
    /** In the words of the API and the page. */
    public static final SettingNames API = new SettingNames(
            "credentials",
            "Set the named environment variable at the ingest worker, or put the named file into its secrets folder.",
            "TCP as transport",
            "give a slow camera a longer connectTimeoutMs",
            "verifyTls: false");

    /** In the camera file. */
    public static final SettingNames CAMERA_FILE = new SettingNames(
            "credentials",
            "Set the named environment variable, or put the named file into the secrets folder.",
            "transport: tcp",
            "raise connectTimeout for a slow camera",
            "verifyTls: false");
}
