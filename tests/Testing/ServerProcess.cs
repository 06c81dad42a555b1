using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Madoguchi.Testing;

/// <summary>The real server as a process of its own, on a free port of this machine, with its store in a folder of the test.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>Memory of the process that is in use, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>What it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>The checkout's root folder, where the content is.</summary>
    public static string Root { get; } = FindRoot();

    /// <param name="storeFolder">Where its database is; the same folder again is the same store.</param>
    /// <param name="port">The port to listen on; 0 for a free one.</param>
    public static ServerProcess Start(string storeFolder, int port = 0, IReadOnlyDictionary<string, string>? settings = null)
    {
        var address = new Uri($"http://127.0.0.1:{(port == 0 ? FreePort() : port)}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Bot.dll")])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Urls"] = address.ToString().TrimEnd('/');
        start.Environment["Storage__Sqlite__Path"] = Path.Combine(storeFolder, "store.db");
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new ServerProcess(Process.Start(start)!, address);
    }

    /// <summary>Waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message holds what it printed.</exception>
    public async Task<ServerProcess> ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        while (!_process.HasExited)
        {
            try
            {
                using var response = await http.GetAsync("/readyz");
                if (response.IsSuccessStatusCode)
                {
                    return this;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            // A process of its own cannot be told to hurry: there is nothing to wait on but the port.
            await Task.Delay(20);
        }

        throw new InvalidOperationException($"the server ended with {_process.ExitCode}: {Output}");
    }

    /// <summary>The exit code of a server that is expected to refuse to start.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary><c>kill -9</c>: no warning, no time to finish anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Chatbot.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("this runs outside the checkout");
        }

        return folder;
    }

    private void Append(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
