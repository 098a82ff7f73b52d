"""Invented first names: somebody who is followed for five years needs one. The same person has the same name in every world."""

import zlib

LIST = """
Noor Ravi Emma Omar Lena Kofi Sara Jonas Mei Tom Aisha Luca Eva Diego Hana Sven Zoe Amir Nina Pavel
Ines Bram Yuki Malik Rosa Finn Leila Mateo Anouk Kwame Iris Yusuf Clara Hugo Priya Lars Fatima Niels Sofia Arjun
Julia Emre Maud Tariq Elif Oscar Naomi Bas Vera Samir Ling Jan Amara Felix Nadia Koen Maya Ilias Lotte Ivan
Carmen Daan Salma Ruben Greta Hassan Lucia Piet Asha Marek Joy Ali Femke Rafael Sanne Chen Olga Idris Tess Nico
Farah Willem Mila Jamal Ana Erik Sita Paulo Roos Adil Kim Stefan Rania Max Dina Gijs Esra Leo Marta Bilal
Freya Hiro Jade Rashid Elsa Tim Nour Victor Lola Saif Ingrid Ben Zainab Kai Petra Musa Fleur Andrei Alma Theo
Selma Joost Rita Karim Isa Milan Thandi Otto Yara David Noa Faisal Astrid Joao Lien Ismael Kira Wout Sana Enzo
Mira Hamza Laura Timo Chloe Jasper Leyla Tomas Nia Rik Dalia Anton Suki Peter Rima Levi Marie Osman Pia Sam
Gita Mehmet Anna Thijs Imani Boris Ella Rahul Judith Zaid Nuria Abel Lina Javier Merel Tunde Paula Aziz Elena Kees
Safia Marco Linn Dev Ida Joris Amina Oleg Maren Simon Tara Abdul Eline Pablo Yasmin Rob Irina Jorge Loes Vikram
"""
NAMES = tuple(LIST.split())
STRIDE = 73
"""Steps from one person's name to that of the next. It shares no factor with the number of names, so that neighbours never share one."""


def name_of(person: int) -> str:
    """First name of the person with this number.

    People whose numbers are near each other have different names; blocks of numbers begin at different names, so that who follows in a job is
    not called like who left.
    """
    block = person // len(NAMES)
    return NAMES[(STRIDE * person + zlib.crc32(b"%d" % block)) % len(NAMES)]
