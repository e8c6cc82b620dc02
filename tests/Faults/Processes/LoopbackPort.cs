using System.Net;
using System.Net.Sockets;

namespace Faults.Processes;

/// <summary>Ports for servers that must come back where they were.</summary>
internal static class LoopbackPort
{
    /// <summary>A port of 127.0.0.1 that was free a moment ago, below the range that the system takes ports for outgoing connections from.</summary>
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
