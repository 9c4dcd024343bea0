namespace HotChocolate.Validation;

/// <summary>Bounds the comparing of fields: fragments let a short document ask for very many comparisons.</summary>
internal sealed class MergeBudget(int steps, string exceeded)
{
    private int _steps = steps;

    public void Spend(int steps)
    {
        _steps -= steps;
        if (_steps < 0)
            throw ValidationContext.Abort(ValidationErrorCodes.TooComplex, exceeded + " Validation aborted.");
    }
}
