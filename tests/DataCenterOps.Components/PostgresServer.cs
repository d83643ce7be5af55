using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace DataCenterOps.Components;

/// <summary>
/// A private PostgreSQL in a folder of its own, on a loopback port. PostgreSQL refuses to run as root: there it runs as
/// the package's user <c>postgres</c>.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "dcops";
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly string _programs;
    private readonly int _port;
    private int _databases;

    private PostgresServer(string folder, string programs, int port) =>
        (_folder, _programs, _port) = (folder, programs, port);

    /// <summary>The folder of the newest installed PostgreSQL's programs, or nothing.</summary>
    public static string? Programs { get; } = FindPrograms();

    /// <summary>Why tests on PostgreSQL cannot run here, or nothing when they can.</summary>
    /// <exception cref="InvalidOperationException">They cannot, and components are required.</exception>
    public static string? Absent => Programs is null ? Component.Missing("PostgreSQL") : null;

    /// <summary>Makes a cluster, starts it and waits until it answers. About two seconds.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, or it did not start; the message holds its log.</exception>
    public static async Task<PostgresServer> StartAsync()
    {
        var programs = Programs ?? throw new InvalidOperationException("PostgreSQL is not installed");
        var folder = Directory.CreateTempSubdirectory("dcops-pg-").FullName;
        if (IsRoot)
        {
            await RunAsync("chown", ["postgres", folder]);
        }

        var server = new PostgresServer(folder, programs, FreePort());
        try
        {
            await server.StartClusterAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes an empty database and gives its connection string.</summary>
    /// <param name="folder">Where its tables lie; with none, beside the others.</param>
    public async Task<string> CreateDatabaseAsync(string? folder = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        if (folder is not null)
        {
            await using var space = new NpgsqlCommand($"CREATE TABLESPACE {name} LOCATION '{folder}'", connection);
            await RunAsync("chown", ["postgres", folder]);
            await space.ExecuteNonQueryAsync();
        }

        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}{(folder is null ? "" : $" TABLESPACE {name}")}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Stops the server at once, as if the machine had failed. Start it again with <see cref="RestartAsync"/>.</summary>
    public Task KillAsync() => ControlAsync(["stop", "-m", "immediate", "-w"]);

    /// <summary>Kills the server and every process of it with SIGKILL, which none of them can answer. Linux only.</summary>
    public async Task KillProcessesAsync()
    {
        var processes = await ProcessesAsync();
        await SignalAsync("KILL", processes);
        while (processes.Any(static process => StatusOf(process) is { State: not "Z" }))
        {
            await Task.Delay(10);
        }

        // It names a process that is no more, but whose number is free only when its parent has looked.
        File.Delete(Path.Combine(Data, "postmaster.pid"));
    }

    /// <summary>
    /// Stops every process of the server where it is: connections stay open, and nobody answers on them. Until <see cref="ResumeAsync"/>. Linux only.
    /// </summary>
    public async Task PauseAsync()
    {
        // The first of them first: it begins no others then.
        var processes = await ProcessesAsync();
        await SignalAsync("STOP", [processes[0]]);
        await SignalAsync("STOP", await ProcessesAsync());
    }

    /// <summary>Lets what <see cref="PauseAsync"/> has stopped go on.</summary>
    public async Task ResumeAsync() => await SignalAsync("CONT", await ProcessesAsync());

    /// <summary>Starts the server again on the same port and data.</summary>
    public Task RestartAsync() => ControlAsync(["start", "-w", "-l", LogFile]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            {
                await ResumeAsync();
                await KillAsync();
            }
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static bool IsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    private async Task<string[]> ProcessesAsync()
    {
        var server = (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0].Trim();
        return [server, .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).OfType<string>().Where(process => StatusOf(process)?.Parent == server)];
    }

    // Some of them may have ended by themselves meanwhile.
    private static Task SignalAsync(string signal, string[] processes) =>
        RunAsync("/bin/sh", ["-c", $"kill -{signal} {string.Join(' ', processes)} || true"]);

    // The third and fourth word, behind a name in brackets that may hold anything. One that ended may be left as a zombie.
    private static (string State, string Parent)? StatusOf(string process)
    {
        try
        {
            return char.IsAsciiDigit(process[0]) && File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ') is [var state, var parent, ..]
                ? (state, parent)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private string Data => Path.Combine(_folder, "data");

    private string LogFile => Path.Combine(_folder, "log");

    private static string? FindPrograms()
    {
        const string Packages = "/usr/lib/postgresql";
        return Directory.Exists(Packages)
            ? Directory.GetDirectories(Packages)
                .Where(folder => File.Exists(Path.Combine(folder, "bin", "pg_ctl")))
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var v) ? v : 0)
                .Select(folder => Path.Combine(folder, "bin"))
                .FirstOrDefault()
            : null;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = User,
        Database = database,
        MaxPoolSize = 30,
    }.ConnectionString;

    private async Task StartClusterAsync()
    {
        await AsOwnerAsync(
            Path.Combine(_programs, "initdb"),
            ["-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        var port = _port.ToString(CultureInfo.InvariantCulture);
        await File.AppendAllTextAsync(
            Path.Combine(Data, "postgresql.conf"),
            $"\nport = {port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nmax_connections = 500\n");
        await RestartAsync();
    }

    private Task ControlAsync(string[] arguments) =>
        AsOwnerAsync(Path.Combine(_programs, "pg_ctl"), ["-D", Data, .. arguments]);

    private static Task AsOwnerAsync(string program, string[] arguments) =>
        IsRoot ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments]) : RunAsync(program, arguments);

    // Output goes to files' end only: a server that inherits a pipe would keep its reader waiting for ever.
    private static async Task RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program },
            WorkingDirectory = "/",
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(StartTime);
        await process.WaitForExitAsync(limit.Token);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"`{program}` ended with {process.ExitCode}");
        }
    }
}
