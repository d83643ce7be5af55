using Microsoft.Playwright;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>The picture beside a secret, read as a telephone would: by another library than the one that drew it.</summary>
internal static class QrPicture
{
    // What is dark where the browser has put it, so many points to each side of a module.
    private const int PointsOfModule = 4;

    // The picture fills the image and stands straight: a reader that has to look for it in a photograph misses some.
    private static readonly Dictionary<DecodeHintType, object> Straight = new() { [DecodeHintType.PURE_BARCODE] = true };

    private const string Points = """
        (picture, points) => {
            const side = picture.viewBox.baseVal.width, dark = picture.querySelector('path');
            const rows = [];
            for (let y = 0; y < side * points; y++) {
                for (let x = 0; x < side * points; x++) {
                    rows.push(dark.isPointInFill(new DOMPoint((x + .5) / points, (y + .5) / points)) ? 0 : 255);
                }
            }
            return rows;
        }
        """;

    /// <summary>Holds the picture of the page to a text, and to a name that is read aloud.</summary>
    public static async Task AssertSaysAsync(IPage page, string text)
    {
        var picture = page.Locator("main svg.qr");
        Assert.NotEmpty(await picture.GetAttributeAsync("aria-label") ?? "");
        var points = await picture.EvaluateAsync<int[]>(Points, PointsOfModule);
        var side = (int)Math.Sqrt(points.Length);
        var light = new RGBLuminanceSource([.. points.Select(point => (byte)point)], side, side, RGBLuminanceSource.BitmapFormat.Gray8);
        Assert.Equal(text, new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(light)), Straight)?.Text);
    }
}
