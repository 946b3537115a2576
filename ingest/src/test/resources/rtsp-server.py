"""An RTSP server that is GStreamer's, not ours: /usr/bin/python3 rtsp-server.py PORT MOUNT [USER:PASSWORD]

Sends a moving ball as H.264; asks for a digest login where one is given; prints "ready" once it accepts viewers.
Needs Debian's python3-gi, gir1.2-gst-rtsp-server-1.0, gstreamer1.0-plugins-base, -good and -ugly.
"""

import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402

# A grey ground: on the usual black one the whole picture is dark enough to be told as BLACK.
PIPELINE = (
    "( videotestsrc is-live=true pattern=ball background-color=0xff808080"
    " ! video/x-raw,width=640,height=360,framerate=15/1"
    " ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=15 ! rtph264pay name=pay0 pt=96 )"
)
ROLE = "viewer"


def ask_for_login(server, factory, login):
    """Lets nobody see that the mount exists, or open it, without this login."""
    token = GstRtspServer.RTSPToken()
    token.set_string(GstRtspServer.RTSP_TOKEN_MEDIA_FACTORY_ROLE, ROLE)
    permissions = GstRtspServer.RTSPPermissions()
    for permission in (
        GstRtspServer.RTSP_PERM_MEDIA_FACTORY_ACCESS,
        GstRtspServer.RTSP_PERM_MEDIA_FACTORY_CONSTRUCT,
    ):
        permissions.add_permission_for_role(ROLE, permission, True)
    factory.set_permissions(permissions)
    auth = GstRtspServer.RTSPAuth()
    auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
    user, password = login.split(":", 1)
    auth.add_digest(user, password, token)
    server.set_auth(auth)


def main(port, mount, login=None):
    Gst.init(None)
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(PIPELINE)
    factory.set_shared(True)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(port)
    server.get_mount_points().add_factory("/" + mount, factory)
    if login:
        ask_for_login(server, factory, login)
    if server.attach(None) == 0:
        sys.exit("Port " + port + " cannot be had.")
    print("ready", flush=True)
    GLib.MainLoop().run()


main(*sys.argv[1:])
