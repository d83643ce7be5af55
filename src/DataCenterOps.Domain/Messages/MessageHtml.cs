using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace DataCenterOps.Domain.Messages;

/// <summary>A message for readers who show HTML: the same words, with their direction. No images, no scripts, no styles, no addresses to follow.</summary>
public static class MessageHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The text as a page.</summary>
    public static string Write(MessageText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var page = new StringBuilder($"<!DOCTYPE html>\n<html lang=\"{text.Language}\" dir=\"{(text.IsRightToLeft ? "rtl" : "ltr")}\">\n<head><meta charset=\"utf-8\"><title>")
            .Append(Encoder.Encode(text.Subject)).Append("</title></head>\n<body>\n");
        foreach (var line in text.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            page.Append("<p>").Append(Encoder.Encode(line)).Append("</p>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }
}
