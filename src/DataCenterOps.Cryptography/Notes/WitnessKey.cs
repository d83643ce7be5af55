using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cryptography.Notes;

/// <summary>The key with which a witness cosigns: ML-DSA-44, which commits to the witness's name and the time.</summary>
public static class WitnessKey
{
    /// <summary>Takes the key from <paramref name="file"/>, or makes the file at the first start, readable by its owner alone.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="name">The witness's name, which is signed with.</param>
    /// <param name="isNew">Whether the file was made just now.</param>
    /// <exception cref="InvalidDataException">The file is not one of ours, or others may read it.</exception>
    /// <exception cref="IOException">It cannot be read or made.</exception>
    public static INoteSigner Open(string file, string name, out bool isNew)
    {
        isNew = SeedFile.TryMake(file, SeedFile.MlDsa44);
        return new MlDsa44NoteSigner(name, SeedFile.Read(file, "the witness", SeedFile.MlDsa44)[0]);
    }

    /// <summary>Whether <paramref name="file"/> holds the key of a witness, whatever it is called.</summary>
    public static bool IsIn(string file) => SeedFile.Holds(file, SeedFile.MlDsa44);
}
