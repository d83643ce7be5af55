using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Estate;

public sealed class EstateFolderTests
{
    [Fact]
    public void Every_yaml_file_is_named_relative_to_the_folder_in_one_order()
    {
        using var folder = new Folder()
            .With("b.yaml", "b").With("a/z.yaml", "z").With("a/b/c.yaml", "c").With("notes.txt", "-").With(".git/d.yaml", "d");
        Assert.Equal(
            ["a/b/c.yaml", "a/z.yaml", "b.yaml"],
            EstateFolder.Read(folder.Path).Files.Select(file => file.File),
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_pack_goes_along_once_under_its_path_from_the_folder()
    {
        using var folder = new Folder()
            .With("estate/main.yaml", "{document: Estate, id: e, packs: [../policies/base.yaml, own/extra.yaml]}")
            .With("estate/own/extra.yaml", "pack: {id: extra}")
            .With("policies/base.yaml", "pack: {id: base}");
        var read = EstateFolder.Read(folder.At("estate"));
        Assert.Empty(read.Errors);
        Assert.Equal(
            [("main.yaml", "{document"), ("own/extra.yaml", "pack: {id"), ("../policies/base.yaml", "pack: {id")],
            read.Files.Select(file => (file.File, file.Text[..9])));
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../../secret.txt")]
    [InlineData("missing.yaml")]
    public void An_estate_cannot_send_any_other_file_away(string pack)
    {
        using var folder = new Folder().With("main.yaml", $"{{document: Estate, id: e, packs: [\"{pack}\"]}}");
        var problem = Assert.Single(EstateFolder.Read(folder.Path).Errors);
        Assert.Equal("estate.reference", problem.Code);
        Assert.Equal("main.yaml", problem.File);
    }

    [Fact]
    public void A_byte_that_is_not_utf8_is_named_with_its_offset()
    {
        using var folder = new Folder().With("bad.yaml", [(byte)'a', (byte)'\n', 0xC3, 0xA9, 0xFF, (byte)'b']);
        Assert.Equal(
            "bad.yaml:2:2: byte 4 is not UTF-8: save the file as UTF-8 [estate.encoding]",
            EstateProblem.Of(Assert.Single(EstateFolder.Read(folder.Path).Errors)).ToString());
    }

    [Fact]
    public void Yaml_that_cannot_be_read_is_sent_for_the_server_to_tell_where()
    {
        using var folder = new Folder().With("broken.yaml", "document: Estate\npacks: [unclosed");
        Assert.Single(EstateFolder.Read(folder.Path).Files);
    }

    [Fact]
    public void A_folder_without_documents_is_wrong_usage()
    {
        using var folder = new Folder().With("notes.txt", "-");
        Assert.Equal(ExitCode.Usage, Assert.Throws<CommandFailedException>(() => EstateFolder.Read(folder.Path)).Code);
    }
}
