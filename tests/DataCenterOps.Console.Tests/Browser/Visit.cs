using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests;

/// <summary>One visitor: a page, and everything that the browser complained of while it was shown.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    internal Visit(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        // A violation of the content security policy is a message of the console too.
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>What the browser complained of.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>What axe finds wrong with the page as it stands, in words that name the rule and the element.</summary>
    public Task<IReadOnlyList<string>> AxeAsync() => Axe.RunAsync(Page);

    /// <summary>The same but for the colours, which all languages share.</summary>
    public Task<IReadOnlyList<string>> AxeOfWordsAsync() => Axe.WordsAsync(Page);

    /// <summary>What axe finds too faint: all that another scheme of colours can change.</summary>
    public Task<IReadOnlyList<string>> ContrastAsync() => Axe.ContrastAsync(Page);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
