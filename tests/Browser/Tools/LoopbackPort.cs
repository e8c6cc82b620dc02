using System.Net;
using System.Net.Sockets;

namespace PoreRoutine.Browser.Tools;

/// <summary>Ports for servers that a test starts on 127.0.0.1.</summary>
public static class LoopbackPort
{
    /// <summary>
    /// A TCP port that was free a moment ago. It lies below the range the system takes ports for outgoing connections
    /// from, so that a server that is stopped finds its port still free when it starts again.
    /// </summary>
    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 30_000);
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // The next one, then.
            }
        }
    }
}
