using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Bot.Tests.StandIn;

/// <summary>An Azure storage account that takes identities over https alone: Azurite, in its memory.</summary>
internal sealed class StandInStorage : IAsyncDisposable
{
    private const string Account = "standin";
    private const int StartAttempts = 3;

    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _process;
    private readonly BlobContainerClient _container;

    private StandInStorage(ChildProcess process, Uri address, BlobContainerClient container) => (_process, Address, _container) = (process, address, container);

    /// <summary>The blob address; the queue's is one port up.</summary>
    public Uri Address { get; }

    /// <summary>Starts it, and waits until it takes an identity's request.</summary>
    public static async Task<StandInStorage> StartAsync(LoopbackCertificate certificate, TokenCredential credential)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (port, other) = FreePorts();
            var process = Start(port, other, certificate);
            try
            {
                var address = new Uri($"https://127.0.0.1:{port}/{Account}");
                var options = new BlobClientOptions { Retry = { MaxRetries = 0 }, Transport = new HttpClientTransport(certificate.NewHandler()) };
                var service = new BlobServiceClient(address, credential, options);
                await process.WaitUntilAsync(token => AnswersAsync(service, token), s_startLimit, CancellationToken.None);
                return new StandInStorage(process, address, service.GetBlobContainerClient("pore-routine"));
            }
            catch (TimeoutException) when (process.HasExited && attempt < StartAttempts)
            {
                // Somebody else took one of the ports meanwhile.
                await process.DisposeAsync();
            }
            catch
            {
                await process.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>What is stored of a conversation in Teams.</summary>
    public async Task<JsonElement> ReadConversationAsync(string conversation, CancellationToken cancellationToken)
    {
        BlobDownloadResult stored = await _container.GetBlobClient(BlobNames.OfKey($"msteams/conversations/{conversation}")).DownloadContentAsync(cancellationToken);
        return JsonElement.Parse(stored.Content.ToMemory().Span);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static ChildProcess Start(int port, int tables, LoopbackCertificate certificate) => ChildProcess.Start(
        "node",
        [
            "node_modules/azurite/dist/src/azurite.js",
            "--inMemoryPersistence", "--silent", "--disableTelemetry", "--skipApiVersionCheck",
            "--oauth", "basic", "--cert", certificate.CertificateFile, "--key", certificate.KeyFile,
            "--blobHost", "127.0.0.1", "--blobPort", $"{port}",
            "--queueHost", "127.0.0.1", "--queuePort", $"{port + 1}",
            "--tableHost", "127.0.0.1", "--tablePort", $"{tables}",
        ],
        Path.Combine(Repository.Folder("tests"), "PoreRoutine.Bot.Tests", "Storage", "Azurite"),
        // Azurite has no account without a key. Nobody gets to know this one.
        new Dictionary<string, string> { ["AZURITE_ACCOUNTS"] = $"{Account}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(64))}" });

    private static async Task<bool> AnswersAsync(BlobServiceClient service, CancellationToken cancellationToken)
    {
        try
        {
            await service.GetPropertiesAsync(cancellationToken);
            return true;
        }
        catch (RequestFailedException)
        {
            return false;
        }
    }

    /// <summary>The lower of two neighbours, and another one.</summary>
    private static (int Port, int Other) FreePorts()
    {
        while (true)
        {
            using TcpListener lower = new(IPAddress.Loopback, 0), other = new(IPAddress.Loopback, 0);
            lower.Start();
            using var upper = new TcpListener(IPAddress.Loopback, Port(lower) + 1);
            try
            {
                upper.Start();
                other.Start();
                return (Port(lower), Port(other));
            }
            catch (SocketException)
            {
                // Its neighbour is taken.
            }
        }

        static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
