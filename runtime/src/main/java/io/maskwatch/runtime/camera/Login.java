package io.maskwatch.runtime.camera;

/**
 * A user name and password for one camera. Never printed.
 *
 * @param username sent to the camera
 * @param password sent to the camera
 */
public record Login(String username, String password) {
    @Override
    public String toString() {
        return "Login[***]";
    }
}
