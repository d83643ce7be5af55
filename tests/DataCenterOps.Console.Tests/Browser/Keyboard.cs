using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests;

/// <summary>A visitor without a pointer: everything is reached by the Tab key.</summary>
internal sealed class Keyboard(IPage page)
{
    private ICDPSession? _keys;

    // More stops than any page has: who presses so often is in a trap.
    private const int MostStops = 2000;

    // So many presses are on their way at once: each would otherwise wait for the answer to the one before.
    private const int AtOnce = 100;

    private static readonly string[] Press = ["rawKeyDown", "keyUp"];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // What the keyboard is to reach, in the order of the document: what lies in a closed part is not there yet.
    private const string Reachable = """
        [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
            .filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden' && e.checkVisibility());
        """;

    private const string Stops = "window.stops = " + Reachable;

    // Where the focus is when the key is pressed again: by then the page has moved to it.
    private const string Record = """
        window.came = [];
        window.look = () => {
            const e = document.activeElement;
            if (e === document.body || (e.type === 'date' && window.came.at(-1)?.at === window.stops.indexOf(e))) { return; }
            const style = getComputedStyle(e), box = e.getBoundingClientRect();
            window.came.push({
                at: window.stops.indexOf(e), html: e.outerHTML.slice(0, 120),
                seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                    && box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
                row: e.closest('header, form, ul') !== null, top: box.top + scrollY, bottom: box.bottom + scrollY,
                start: document.documentElement.dir === 'rtl' ? innerWidth - box.right : box.left,
            });
        };
        document.addEventListener('keydown', window.look);
        """;

    // How many stops lie between the focus and an element, if the way is as it should be; one, if it is not known.
    private const string Away = $$"""
        selector => {
            if (document.activeElement.matches(selector)) { return 0; }
            const stops = {{Reachable}}
            const from = stops.indexOf(document.activeElement);
            const to = stops.findIndex((e, at) => at > from && e.matches(selector));
            return from >= 0 && to > from ? to - from : 1;
        }
        """;

    /// <summary>Walks over the page as it stands and says what is wrong with the way, in words.</summary>
    public async Task<IReadOnlyList<string>> WalkAsync()
    {
        await page.EvaluateAsync(Stops + Record);
        var expected = await page.EvaluateAsync<int>("window.stops.length");
        await TabAsync(expected);

        // Day, month, year and the calendar of a date are a stop each, and one field.
        for (var parts = await page.EvaluateAsync<int>("3 * window.stops.filter(e => e.type === 'date').length"); parts > 0; parts--)
        {
            if (await page.EvaluateAsync<bool>("document.activeElement === window.stops.at(-1)"))
            {
                break;
            }

            await TabAsync(1);
        }

        await page.EvaluateAsync("window.look()");
        var came = await page.EvaluateAsync<Stop[]>("window.came");
        var wrong = new List<string>();
        if (!came.Select(stop => stop.At).SequenceEqual(Enumerable.Range(0, expected)))
        {
            var odd = came.Select((stop, at) => (stop, at)).FirstOrDefault(pair => pair.stop.At != pair.at);
            wrong.Add($"{expected} stops were expected and {came.Length} came; the first out of order is number {odd.at}: {odd.stop?.Html}");
        }

        wrong.AddRange(came.Where(stop => !stop.Seen).Select(stop => $"the focus cannot be seen on {stop.Html}"));
        wrong.AddRange(came.Zip(came.Skip(1)).Where(pair => pair.Second.GoesBackFrom(pair.First))
            .Select(pair => $"the focus goes against the script from {pair.First.Html} to {pair.Second.Html}"));
        return [.. wrong.Select(sentence => $"{page.Url}: {sentence}")];
    }

    /// <summary>Presses Tab until the focus is on the element.</summary>
    public async Task GoToAsync(string selector)
    {
        for (var pressed = 0; pressed < MostStops;)
        {
            var away = await page.EvaluateAsync<int>(Away, selector);
            if (away == 0)
            {
                return;
            }

            await TabAsync(away);
            pressed += away;
        }

        Assert.Fail($"{page.Url}: the keyboard does not come to `{selector}`");
    }

    private async Task TabAsync(int times)
    {
        _keys ??= await page.Context.NewCDPSessionAsync(page);
        for (var left = times; left > 0; left -= AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(left, AtOnce)).SelectMany(_ => Press)
                .Select(type => _keys.SendAsync("Input.dispatchKeyEvent", new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["type"] = type, ["key"] = "Tab", ["code"] = "Tab", ["windowsVirtualKeyCode"] = 9,
                })));
        }
    }

    /// <summary>Goes to a link or a button and presses Enter, which leads to another page.</summary>
    public async Task EnterAsync(string selector, Func<string, bool> arrives)
    {
        await GoToAsync(selector);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(arrives, new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        // What is typed into a page that is still being read is lost.
        while (await page.EvaluateAsync<string>("document.readyState") != "complete")
        {
            await Task.Delay(Pause);
        }
    }

    /// <summary>Goes to a list and presses the arrow until it stands on the value.</summary>
    public async Task ChooseAsync(string selector, string value)
    {
        await GoToAsync(selector);
        var left = await page.Locator($"{selector} option").CountAsync();
        await page.Keyboard.PressAsync("Home");
        while (await page.Locator(selector).InputValueAsync() != value)
        {
            Assert.True(left-- > 0, $"{page.Url}: the arrows do not come to `{value}` in `{selector}`");
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }

    private sealed record Stop
    {
        public int At { get; init; }

        public string Html { get; init; } = "";

        public bool Seen { get; init; }

        public bool Row { get; init; }

        public float Top { get; init; }

        public float Bottom { get; init; }

        public float Start { get; init; }

        /// <summary>Whether it stands before another on the same line, as the script is read.</summary>
        public bool GoesBackFrom(Stop other) => Row && other.Row && Math.Abs(Top - other.Top) < 2 && Math.Abs(Bottom - other.Bottom) < 2 && Start < other.Start;
    }
}
