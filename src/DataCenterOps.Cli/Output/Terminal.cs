using DataCenterOps.Cli.Shell;
using Spectre.Console;

namespace DataCenterOps.Cli.Output;

/// <summary>Writes answers, tables, questions and progress: colours and spinners on a terminal, plain text in a pipe.</summary>
internal sealed class Terminal(CliHost host)
{
    /// <summary>A pipe has no width: rows are never broken there, so that a line stays a row.</summary>
    private const int PipeWidth = 10_000;

    // A few pages of text: enough that writing is not most of the work.
    private const int CopyCharacters = 16 * 1024;

    private readonly bool _plain =
        host.Variable("NO_COLOR") is { Length: > 0 } || host.Variable("TERM") is "dumb";

    /// <summary>Whether a person is there who can be asked.</summary>
    public bool CanAsk => host.InIsTerminal && host.ErrorIsTerminal;

    /// <summary>Writes one line of the answer.</summary>
    public void Line(string text = "", Tone tone = Tone.Plain) =>
        host.Out.WriteLine(Coloured(SafeText.Of(text), tone, host.OutIsTerminal));

    /// <summary>Writes lines of the answer.</summary>
    public void Lines(IEnumerable<TextLine> lines)
    {
        foreach (var line in lines)
        {
            Line(line.Text, line.Tone);
        }
    }

    /// <summary>Writes one line that is not part of the answer.</summary>
    public void ErrorLine(string text, Tone tone = Tone.Plain) =>
        host.Error.WriteLine(Coloured(SafeText.Of(text), tone, host.ErrorIsTerminal));

    /// <summary>Writes text for programs as it is.</summary>
    public void Raw(string text) => host.Out.Write(text);

    /// <summary>Writes text for programs as it arrives.</summary>
    public async Task CopyAsync(Stream body, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(body);
        var part = new char[CopyCharacters];
        for (int read; (read = await reader.ReadAsync(part, cancellationToken)) > 0;)
        {
            await host.Out.WriteAsync(part.AsMemory(0, read), cancellationToken);
        }
    }

    /// <summary>Writes rows under headings. A cell is plain text.</summary>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))) { NoWrap = false });
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(SafeText.Of(cell))));
        }

        Console(host.Out, host.OutIsTerminal).Write(table);
    }

    /// <summary>Does <paramref name="work"/>; a terminal shows meanwhile that it goes on, and for how long.</summary>
    public async Task<T> WaitAsync<T>(string what, Func<Task<T>> work)
    {
        if (!host.ErrorIsTerminal || _plain)
        {
            return await work();
        }

        return await Console(host.Error, isTerminal: true).Progress().AutoClear(enabled: true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                progress.AddTask(Markup.Escape(what)).IsIndeterminate();
                return await work();
            });
    }

    /// <summary>Does <paramref name="work"/>, which tells its share done (0 to 1); a terminal shows a bar.</summary>
    public async Task<T> ProgressAsync<T>(string what, Func<Action<double>, Task<T>> work)
    {
        if (!host.ErrorIsTerminal || _plain)
        {
            return await work(static _ => { });
        }

        return await Console(host.Error, isTerminal: true).Progress().AutoClear(enabled: true)
            .Columns(
                new SpinnerColumn(),
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask(Markup.Escape(what), maxValue: 1);
                return await work(share => task.Value = share);
            });
    }

    /// <summary>Asks a person; anything but yes is no.</summary>
    public bool Confirm(string question)
    {
        host.Error.Write(SafeText.Of(question) + " [y/N] ");
        host.Error.Flush();
        return host.In.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES" or "O" or "OUI" or "نعم";
    }

    private string Coloured(string text, Tone tone, bool isTerminal)
    {
        var code = tone switch
        {
            Tone.Strong => "1",
            Tone.Good => "32",
            Tone.Warning => "33",
            Tone.Bad => "31",
            Tone.Dim => "2",
            _ => null,
        };
        return code is null || _plain || !isTerminal || text.Length == 0 ? text : $"\u001b[{code}m{text}\u001b[0m";
    }

    private IAnsiConsole Console(TextWriter writer, bool isTerminal)
    {
        var ansi = isTerminal && !_plain;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = ansi ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = ansi ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (!isTerminal)
        {
            console.Profile.Width = PipeWidth;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }
}
