using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Signing;

namespace DataCenterOps.Cryptography.Tests.Notes;

/// <summary>A pack comes into force with the signature of a trusted key over its text, and with no other.</summary>
public sealed class PackStandingTests
{
    private const string Text =
        """
        pack: {id: tests, version: 1.0.0}
        policies:
        - id: TST-001
          version: 1.0.0
          category: security
          severity: low
          mode: shadow
          title: {en: "Title", fr: "Titre", ar: "عنوان"}
          target: System
          match: "true"
          require:
          - {id: rule, expression: "subject.personalData"}
          tests: []

        """;

    private static readonly Ed25519NoteSigner Author = Signer("ministry-policies", 1);

    private static readonly Ed25519NoteSigner Other = Signer("somebody", 2);

    private static readonly PackTrust Trust = new([NoteVerifiers.Of(Author.Key)!]);

    [Fact]
    public void What_a_trusted_key_has_signed_stands_and_keeps_its_address()
    {
        var signed = Sign(Author, Text);
        var standing = Judge(signed);
        Assert.Empty(standing.Reasons);
        Assert.StartsWith("ministry-policies+", standing.Signer, StringComparison.Ordinal);
        Assert.Equal(Read(Text).Revision, Read(signed).Revision);
        Assert.Equal(Text, PackNote.Split(signed).Text);

        // Signing again takes the place of what stood there.
        Assert.Equal(signed, Sign(Author, signed));
    }

    [Fact]
    public void What_is_unsigned_stands_only_where_nobody_is_trusted_and_says_so()
    {
        Assert.Equal("pack.unsigned", Assert.Single(Judge(Text).Reasons).Code);
        foreach (var text in new[] { Text, Sign(Author, Text) })
        {
            var standing = PackStanding.Of(text, Read(text), PackTrust.None);
            Assert.Empty(standing.Reasons);
            Assert.Null(standing.Signer);
        }
    }

    [Fact]
    public void Another_key_another_pack_and_a_forged_name_are_refused()
    {
        Assert.Equal("pack.signature", Assert.Single(Judge(Sign(Other, Text)).Reasons).Code);

        // The note of one pack under the text of another, and a key that only calls itself the author's.
        var note = Sign(Author, Text)[Text.Length..];
        Assert.Equal("pack.signature", Assert.Single(Judge(Text.Replace("low", "high", StringComparison.Ordinal) + note).Reasons).Code);
        Assert.Equal("pack.signature", Assert.Single(Judge(Text.Replace("id: tests", "id: other", StringComparison.Ordinal) + note).Reasons).Code);
        Assert.Equal("pack.signature", Assert.Single(Judge(Sign(Signer("ministry-policies", 2), Text)).Reasons).Code);
    }

    [Fact]
    public void An_older_revision_stands_again_since_going_back_is_legitimate()
    {
        var (older, newer) = (Sign(Author, Text), Sign(Author, Text.Replace("1.0.0", "2.0.0", StringComparison.Ordinal)));
        Assert.All([older, newer, older], text => Assert.NotNull(Judge(text).Signer));
    }

    [Fact]
    public void No_byte_may_change()
    {
        var signed = Sign(Author, Text);
        for (var at = 0; at < signed.Length; at++)
        {
            var changed = signed.ToCharArray();
            changed[at] = changed[at] == 'x' ? 'y' : 'x';
            var text = new string(changed);

            // What is no pack any more comes into force no more than what nobody has signed.
            Assert.True(
                PackParser.Parse("pack.yaml", text).Pack is not { } pack || !PackStanding.Of(text, pack, Trust).Reasons.IsEmpty, $"a change at {at} stands");
        }
    }

    [Fact]
    public void A_key_s_file_is_read_as_it_was_written()
    {
        var (line, key) = NoteKeyFile.Create("ministry-policies");
        Assert.Equal(key.ToString(), NoteKeyFile.Read(line + "\n")!.Key.ToString());
        Assert.Null(NoteKeyFile.Read(line.Replace("ministry", "industry", StringComparison.Ordinal)));
        Assert.Null(NoteKeyFile.Read(key.ToString()));
    }

    private static Ed25519NoteSigner Signer(string name, byte seed) => new(name, [.. Enumerable.Repeat(seed, Ed25519Signatures.SeedBytes)]);

    private static string Sign(Ed25519NoteSigner key, string text)
    {
        var pack = Read(PackNote.Addressed(text));
        return PackNote.Join(text, key.Sign(new PackNote(pack.Id, pack.Revision)));
    }

    private static PackStanding Judge(string text) => PackStanding.Of(text, Read(text), Trust);

    private static Pack Read(string text)
    {
        var parsed = PackParser.Parse("pack.yaml", text);
        Assert.True(parsed.Pack is not null, string.Join('\n', parsed.Errors));
        return parsed.Pack;
    }
}
